//! The Compare view as a window asks for it.

use std::ops::ControlFlow;
use std::sync::Arc;

use analysis::{Differences, Draws};
use layout::{CompareOptions, Form, Laying};
use model::{Id, JourneyMap, State, Status, Where};
use scene::Scene;
use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Number;
use store::Shelf;

use crate::compare::{Per, compare_figures};
use crate::desk::locked;
use crate::facts::or_untitled;
use crate::footnotes::Footnotes;
use crate::service_window::{NOTABLE, ServiceTable};
use crate::sheet::Sheet;
use crate::{Desk, Refusal, drawing};

/// How a window wants the Compare view.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize, Type)]
pub struct CompareWish {
    /// Lay the maps on each other rather than below each other.
    pub overlaid: bool,
    /// Count against a month, where both maps have as many customers.
    pub monthly: bool,
    /// Width of the view in scene units; a narrower one than 960 is drawn as wide as that.
    #[specta(type = Number)]
    pub width: f32,
    /// Say how sure the differences are, as far as that has been worked out.
    pub bands: bool,
}

/// The Compare view of two maps.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct CompareDrawing {
    pub scene: Scene,
    pub tables: Vec<ServiceTable>,
    pub leads: Vec<CompareLead>,
    /// The first map and the second.
    pub sides: Vec<CompareSide>,
    /// Whether figures can be counted against a month.
    pub has_months: bool,
    /// Whether it has been worked out how sure the differences are.
    pub is_sure: bool,
    /// What stands below a figure that is copied.
    pub footnotes: Footnotes,
}

/// Where a group of the scene leads on one of the maps.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct CompareLead {
    pub group: String,
    pub map: Id,
    pub place: Where,
}

/// One of two maps that are compared.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct CompareSide {
    pub map: Id,
    pub title: String,
    pub state: State,
    pub status: Option<Status>,
    /// Shares of the contacts that rest on measured, estimated and guessed needs; empty where nothing is known.
    #[specta(type = Vec<Number>)]
    pub evidence: Vec<f64>,
}

/// Two maps that belong together: the one before and the one after; `None` where nobody has said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct ComparePair {
    pub first: Option<Id>,
    pub second: Option<Id>,
}

/// How sure the differences of two states of maps are.
pub(crate) struct KnownDifferences {
    of: [u32; 2],
    differences: Differences,
}

/// Maps looked through for one that says it is a variant of another.
const MOST: usize = 200;

impl Desk {
    /// Draws two maps of the library beside each other for a window.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub async fn compare(
        &self,
        first: &str,
        second: &str,
        wish: CompareWish,
    ) -> Result<CompareDrawing, Refusal> {
        let sides = [self.beside(first).await?, self.beside(second).await?];
        let options = CompareOptions { form: Form::Window, width: wish.width, laying: laying(wish.overlaid) };
        let known = self.known_differences(&sides);
        let shown = known.as_deref().filter(|_| wish.bands).map(|known| &known.differences);
        let view = compared(&sides, wish.monthly, shown, &options);
        let lead = |lead: layout::SideLead| CompareLead {
            group: lead.group,
            map: sides[lead.side.min(1)].map.id.clone(),
            place: lead.place,
        };
        Ok(CompareDrawing {
            leads: view.leads.into_iter().map(lead).collect(),
            tables: view.tables.into_iter().map(ServiceTable::from).collect(),
            sides: sides.iter().map(|side| CompareSide::of(side)).collect(),
            has_months: Per::month([&sides[0].map, &sides[1].map]).is_some(),
            is_sure: known.is_some(),
            footnotes: Footnotes::of_both([0, 1].map(|n| &sides[n].map), [0, 1].map(|n| evidence(&sides[n]))),
            scene: view.scene,
        })
    }

    /// Works out how sure the differences of two maps are. `progress` is told the part that is done; false
    /// where a newer question was asked meanwhile.
    ///
    /// # Errors
    /// When one of them has not been compared before.
    pub fn work_out_differences(
        &self,
        first: &str,
        second: &str,
        mut progress: impl FnMut(f64),
    ) -> Result<bool, Refusal> {
        let turn = self.next_sureness();
        let sides = [self.compared_before(first)?, self.compared_before(second)?];
        if self.known_differences(&sides).is_some() {
            return Ok(true);
        }
        let (draws, mut told) = (Draws::default(), 0.0);
        let go_on = |done: usize| {
            let part = done as f64 / draws.count as f64;
            if part - told >= NOTABLE {
                told = part;
                progress(part);
            }
            if self.is_latest_sureness(turn) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let found = analysis::differences(&sides[0].map, &sides[1].map, draws, go_on);
        // A map that the arithmetic refuses has none, and says so itself.
        let Ok(Some(differences)) = found else { return Ok(found.is_err()) };
        *locked(&self.differences) = Some(Arc::new(KnownDifferences { of: states(&sides), differences }));
        Ok(true)
    }

    /// The two maps that belong together of which an open one is one.
    ///
    /// # Errors
    /// When the map is not open, or the library cannot be read.
    pub async fn compare_pair(&self, map: &str) -> Result<ComparePair, Refusal> {
        let open = self.sheet(map)?;
        let own = Some(map.to_owned());
        let maps = self.library.maps(Shelf::InUse).await?;
        if let Some(as_is) = open.map.variant_of.clone().filter(|id| maps.iter().any(|entry| entry.id == *id))
        {
            return Ok(ComparePair { first: Some(as_is), second: own });
        }
        for entry in maps.into_iter().filter(|entry| entry.id != map).take(MOST) {
            // A map that cannot be read is no reason to compare none.
            let Ok(other) = self.beside(&entry.id).await else { continue };
            if other.map.variant_of.as_deref() == Some(map) {
                return Ok(ComparePair { first: own, second: Some(entry.id) });
            }
        }
        Ok(ComparePair { first: own, second: None })
    }

    /// A map of the library as it is now: the open one, or one that is only looked at beside it.
    async fn beside(&self, id: &str) -> Result<Arc<Sheet>, Refusal> {
        if let Ok(open) = self.sheet(id) {
            return Ok(open);
        }
        let read = self.read(id).await?;
        self.library.close_map(id).await?;
        let mut beside = locked(&self.beside);
        let known = beside.get(id).filter(|known| known.number == read.number && known.map == read.map);
        let sheet = known.cloned().unwrap_or_else(|| Arc::new(read));
        beside.insert(id.to_owned(), Arc::clone(&sheet));
        Ok(sheet)
    }

    /// A map that is open, or that was compared before.
    pub(crate) fn compared_before(&self, id: &str) -> Result<Arc<Sheet>, Refusal> {
        let known = self.sheet(id).ok().or_else(|| locked(&self.beside).get(id).cloned());
        known.ok_or_else(|| Refusal::new("Compare the two maps first."))
    }

    fn known_differences(&self, sides: &[Arc<Sheet>; 2]) -> Option<Arc<KnownDifferences>> {
        locked(&self.differences).clone().filter(|known| known.of == states(sides))
    }

    /// The Compare view of two maps as a file shows it.
    pub(crate) fn compare_poster(
        &self,
        sides: &[Arc<Sheet>; 2],
        wish: CompareWish,
        aspect: Option<f32>,
    ) -> Scene {
        let known = self.known_differences(sides);
        let shown = known.as_deref().filter(|_| wish.bands).map(|known| &known.differences);
        let options = CompareOptions {
            form: Form::Poster { aspect },
            laying: laying(wish.overlaid),
            ..CompareOptions::default()
        };
        compared(sides, wish.monthly, shown, &options).scene
    }
}

fn states(sides: &[Arc<Sheet>; 2]) -> [u32; 2] {
    [0, 1].map(|n| sides[n].revision)
}

fn laying(overlaid: bool) -> Laying {
    if overlaid { Laying::Overlaid } else { Laying::Strip }
}

fn compared(
    sides: &[Arc<Sheet>; 2],
    monthly: bool,
    differences: Option<&Differences>,
    options: &CompareOptions,
) -> layout::CompareView {
    let maps: [&JourneyMap; 2] = [&sides[0].map, &sides[1].map];
    let per = Per::month(maps).filter(|_| monthly).unwrap_or(Per::Thousand);
    let sure = differences.map(|differences| (differences, Draws::default().count));
    let known = [0, 1].map(|n| (maps[n], sides[n].analysed()));
    layout::lay_out_compare(maps, &compare_figures(known, per, sure), drawing::layout_fonts(), options)
}

/// Shares of the contacts that rest on measured, estimated and guessed needs.
fn evidence(sheet: &Sheet) -> Option<[f64; 3]> {
    let weight = sheet.analysed().ok()?.weight_of_evidence?;
    Some([weight.measured, weight.estimated, weight.guess])
}

impl CompareSide {
    fn of(sheet: &Sheet) -> Self {
        Self {
            map: sheet.map.id.clone(),
            title: or_untitled(&sheet.map.title),
            state: sheet.map.state,
            status: sheet.map.status,
            evidence: evidence(sheet).map(Vec::from).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;
    use crate::library::Start;
    use crate::trial::FixSet;

    const MAP: &str = "home-broadband";

    fn wish() -> CompareWish {
        CompareWish { overlaid: false, monthly: false, width: 1600.0, bands: true }
    }

    fn wait<T>(answer: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer)
    }

    fn desk() -> (tempfile::TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let Ok(Start::Here(library)) = Library::start(folder.path(), "Ana", &[]) else {
            panic!("no library")
        };
        let desk = Desk::new(folder.path().to_owned(), Arc::new(library));
        wait(desk.start_from("main", MAP)).unwrap();
        (folder, desk)
    }

    fn to_be(desk: &Desk) -> Id {
        let set = FixSet { fix: vec!["missed".into()], serve: Vec::new() };
        wait(desk.make_to_be(MAP, &set, "Two-hour windows")).unwrap().id
    }

    #[test]
    fn the_pair_is_proposed_by_the_link_of_the_to_be_map() {
        let (_folder, desk) = desk();
        let own = Some(MAP.to_owned());
        assert_eq!(wait(desk.compare_pair(MAP)), Ok(ComparePair { first: own.clone(), second: None }));
        let other = Some(to_be(&desk));
        assert_eq!(
            wait(desk.compare_pair(MAP)),
            Ok(ComparePair { first: own.clone(), second: other.clone() })
        );
        wait(desk.open_map("main", other.as_deref().unwrap())).unwrap();
        assert_eq!(
            wait(desk.compare_pair(other.as_deref().unwrap())),
            Ok(ComparePair { first: own, second: other.clone() })
        );
    }

    #[test]
    fn things_lead_to_the_map_on_which_they_are() {
        let (_folder, desk) = desk();
        let other = to_be(&desk);
        let drawn = wait(desk.compare(MAP, &other, wish())).unwrap();
        let groups: std::collections::HashSet<&str> =
            drawn.scene.groups.iter().map(|g| g.id.as_str()).collect();
        assert!(drawn.leads.iter().all(|lead| groups.contains(lead.group.as_str())));
        let lead =
            |group: &str| drawn.leads.iter().find(|lead| lead.group == group).map(|lead| lead.map.as_str());
        assert_eq!(lead("compare/card/first/0/visit"), Some(MAP));
        assert_eq!(lead("compare/card/second/0/visit"), Some(other.as_str()));
        assert_eq!(drawn.sides[1].state, State::ToBe);
        assert!(drawn.has_months);
        assert!(wait(desk.compare(MAP, "nowhere", wish())).is_err());
    }

    #[test]
    fn bands_come_when_they_have_been_worked_out_and_go_with_the_next_change() {
        let (_folder, desk) = desk();
        let other = to_be(&desk);
        assert!(desk.work_out_differences(MAP, &other, |_| {}).is_err(), "nobody has compared them");
        let before = wait(desk.compare(MAP, &other, wish())).unwrap();
        assert!(!before.is_sure);
        let mut parts = Vec::new();
        assert_eq!(desk.work_out_differences(MAP, &other, |part| parts.push(part)), Ok(true));
        assert!(parts.is_sorted() && parts.len() > 10);
        let after = wait(desk.compare(MAP, &other, wish())).unwrap();
        let said = |drawn: &CompareDrawing| {
            drawn.scene.groups.iter().find(|g| g.id == "compare/headline/0").map(|g| g.name.clone()).unwrap()
        };
        assert!(after.is_sure && said(&after).contains("90\u{a0}% band"), "{}", said(&after));
        assert!(!said(&before).contains("band"));
        // Another look at the same two is as sure.
        assert!(wait(desk.compare(MAP, &other, wish())).unwrap().is_sure);
        assert!(!wait(desk.compare(&other, MAP, wish())).unwrap().is_sure);
    }
}
