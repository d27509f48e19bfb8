//! The Service view as a window asks for it: the drawing, its charts in words, and where its things
//! lead on the map.

use std::borrow::Cow;

use analysis::Analysis;
use layout::{Base, Form, ServiceFigures, ServiceOptions, SwitchKind};
use model::{JourneyMap, Where};
use scene::Scene;
use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Number;

use crate::facts::or_untitled;
use crate::footnotes::Footnotes;
use crate::service::{Sureness, refused};
use crate::sheet::Sheet;
use crate::trial::{FixSet, Sure, tried};
use crate::{Desk, Refusal, drawing};

/// How a window wants the Service view.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, Type)]
pub struct ServiceWish {
    pub base: ServiceBase,
    /// Width of the view in scene units; a narrower one than 960 is drawn as wide as that.
    #[specta(type = Number)]
    pub width: f32,
    /// Say how sure the figures are, as far as that has been worked out.
    pub bands: bool,
    /// The fixes in hand; `None` for every need at its agreed rate.
    pub set: Option<FixSet>,
    /// Show everything as it would be with them, rather than as it is today.
    pub with: bool,
    /// Give every fix a row of its own, however many there are.
    pub unfolded: bool,
}

/// What figures are counted against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ServiceBase {
    /// Per 1,000 customers who start.
    #[default]
    Starting,
    /// Per 1,000 of the map's own base.
    Own,
    /// Per 1,000 customers who complete.
    Completed,
    Month,
    /// People needed.
    People,
}

impl ServiceBase {
    const ALL: [(Self, Base); 5] = [
        (Self::Starting, Base::Starting),
        (Self::Own, Base::Own),
        (Self::Completed, Base::Completed),
        (Self::Month, Base::Month),
        (Self::People, Base::People),
    ];
}

impl From<ServiceBase> for Base {
    fn from(base: ServiceBase) -> Self {
        match base {
            ServiceBase::Starting => Self::Starting,
            ServiceBase::Own => Self::Own,
            ServiceBase::Completed => Self::Completed,
            ServiceBase::Month => Self::Month,
            ServiceBase::People => Self::People,
        }
    }
}

/// The Service view of an open map.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct ServiceDrawing {
    /// Grows with every change of the map.
    pub revision: u32,
    pub scene: Scene,
    pub tables: Vec<ServiceTable>,
    pub leads: Vec<ServiceLead>,
    pub switches: Vec<ServiceSwitch>,
    /// The fixes in hand, without what changes nothing; `None` where the map has nothing to fix.
    pub set: Option<FixSet>,
    /// How many service points the set prevents or serves well, in words: "with these 3 fixes".
    pub phrase: String,
    /// Sets to choose from.
    pub sets: Vec<SetChoice>,
    /// The bases that the map allows, as the switch names them.
    pub bases: Vec<BaseChoice>,
    /// Whether it has been worked out how sure the figures of this state are.
    pub is_sure: bool,
    /// What stands below a figure that is copied.
    pub footnotes: Footnotes,
}

/// A group of the scene that changes the set in hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ServiceSwitch {
    pub group: String,
    /// The group of the row that it belongs to; "" where it is one itself.
    pub row: String,
    pub name: String,
    pub act: SwitchAct,
    pub set: FixSet,
}

/// What pressing a switch does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SwitchAct {
    /// It is on: its points leave the set.
    Remove,
    /// It is off: its points join the set.
    Add,
    /// Some of its points are in the set: the others join.
    Complete,
    /// Its set takes the place of the one in hand.
    Take,
    /// Its set is in hand.
    Taken,
    Unfold,
    Fold,
}

/// A set with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SetChoice {
    pub title: String,
    pub set: FixSet,
    /// The scenario of the map that it is.
    pub scenario: Option<String>,
}

/// A chart as rows and columns of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ServiceTable {
    /// The part of the view that it belongs to.
    pub part: String,
    pub title: String,
    pub unit: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Where a group of the scene leads on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct ServiceLead {
    pub group: String,
    pub place: Where,
}

/// A base and its name: "Per 1,000 orders".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BaseChoice {
    pub base: ServiceBase,
    pub title: String,
}

impl Desk {
    /// Draws the Service view of an open map for a window.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn service(&self, map: &str, wish: &ServiceWish) -> Result<ServiceDrawing, Refusal> {
        let open = self.sheet(map)?;
        let options = ServiceOptions {
            base: wish.base.into(),
            form: Form::Window,
            width: wish.width,
            bands: wish.bands,
            unfolded: wish.unfolded,
        };
        let shown = Shown::of(&open, wish);
        let view = layout::lay_out_service(&shown.map, &shown.figures, drawing::layout_fonts(), &options);
        Ok(ServiceDrawing {
            revision: open.number,
            scene: view.scene,
            tables: view.tables.into_iter().map(ServiceTable::from).collect(),
            leads: view.leads.into_iter().map(|l| ServiceLead { group: l.group, place: l.place }).collect(),
            switches: view.switches.into_iter().map(ServiceSwitch::from).collect(),
            phrase: shown.figures.in_hand.as_ref().map(|hand| hand.phrase.clone()).unwrap_or_default(),
            sets: open.analysed().map(|analysis| sets(&open.map, analysis)).unwrap_or_default(),
            bases: bases(&open.map, &shown.figures),
            is_sure: shown.is_sure,
            footnotes: Footnotes::of_service(&shown.map, &shown.figures),
            set: shown.set,
        })
    }

    /// Works out how sure the figures of a state of the Service view are. `progress` is told the part
    /// that is done; false where a newer question was asked meanwhile.
    ///
    /// # Errors
    /// When the map is not open.
    pub fn work_out_sureness(
        &self,
        map: &str,
        wish: &ServiceWish,
        mut progress: impl FnMut(f64),
    ) -> Result<bool, Refusal> {
        let turn = self.next_sureness();
        let open = self.sheet(map)?;
        let missing = missing_sureness(&open, wish);
        let parts = missing.len().max(1) as f64;
        for (n, (state, made)) in missing.into_iter().enumerate() {
            let mut told = 0.0;
            let go_on = |done: f64| {
                if done - told >= NOTABLE {
                    told = done;
                    progress((n as f64 + done) / parts);
                }
                self.is_latest_sureness(turn)
            };
            let sureness = Sureness::of(&made, go_on);
            if !self.is_latest_sureness(turn) {
                return Ok(false);
            }
            if let Some(sureness) = sureness {
                open.keep_sureness(state.as_ref(), sureness);
            }
        }
        Ok(true)
    }
}

/// Progress is told when it has grown by this much.
pub(crate) const NOTABLE: f64 = 0.02;

/// The set that is wished for.
fn chosen(wish: &ServiceWish, analysis: &Analysis) -> FixSet {
    wish.set.as_ref().map_or_else(|| FixSet::all_agreed(analysis), |set| set.within(analysis))
}

/// The states whose figures a wish shows bands of: today, and one with a set made.
fn states<'s>(wish: &ServiceWish, set: &'s FixSet, analysis: &Analysis) -> Vec<Option<&'s FixSet>> {
    let is_all = *set == FixSet::all_agreed(analysis);
    let with = Some(set).filter(|set| (wish.with || !is_all) && set.len() > 0);
    std::iter::once(None).chain(with.map(Some)).collect()
}

/// The states of which it is not known how sure their figures are, with their maps.
pub(crate) fn missing_sureness<'m>(
    open: &'m Sheet,
    wish: &ServiceWish,
) -> Vec<(Option<FixSet>, Cow<'m, JourneyMap>)> {
    let Ok(analysis) = open.analysed() else { return Vec::new() };
    let set = chosen(wish, analysis);
    let missing = states(wish, &set, analysis).into_iter().filter(|state| open.sureness(*state).is_none());
    let with_map = |state: Option<&FixSet>| match state.map(|set| analysis::variant(&open.map, &set.as_set()))
    {
        None => Some((None, Cow::Borrowed(&open.map))),
        Some(Ok(made)) => Some((state.cloned(), Cow::Owned(made))),
        // It has no figures that could be sure.
        Some(Err(_)) => None,
    };
    missing.filter_map(with_map).collect()
}

/// What a wish shows of an open map.
pub(crate) struct Shown<'m> {
    pub map: Cow<'m, JourneyMap>,
    pub figures: ServiceFigures,
    set: Option<FixSet>,
    is_sure: bool,
}

impl<'m> Shown<'m> {
    pub(crate) fn of(open: &'m Sheet, wish: &ServiceWish) -> Self {
        let analysis = match open.analysed() {
            Ok(analysis) => analysis,
            Err(refusals) => {
                let (map, figures) = (Cow::Borrowed(&open.map), refused(refusals));
                return Self { map, figures, set: None, is_sure: true };
            }
        };
        let set = chosen(wish, analysis);
        let is_sure = states(wish, &set, analysis).into_iter().all(|state| open.sureness(state).is_some());
        let (today, with) = (open.sureness(None), open.sureness(Some(&set).filter(|set| set.len() > 0)));
        let shown = wish.bands && is_sure;
        let sure =
            Sure { today: today.as_deref().filter(|_| shown), with: with.as_deref().filter(|_| shown) };
        let (map, figures) = tried(&open.map, analysis, &set, wish.with, sure);
        let set = figures.in_hand.is_some().then_some(set);
        Self { map, figures, set, is_sure }
    }
}

/// The sets that somebody can take in hand: all that was agreed, and what the team keeps.
fn sets(map: &JourneyMap, analysis: &Analysis) -> Vec<SetChoice> {
    let all =
        SetChoice { title: "All agreed rates".into(), set: FixSet::all_agreed(analysis), scenario: None };
    let none = SetChoice { title: "No fix".into(), set: FixSet::default(), scenario: None };
    let kept = map.scenarios.iter().map(|scenario| SetChoice {
        title: or_untitled(&scenario.title),
        set: FixSet::of(scenario).within(analysis),
        scenario: Some(scenario.id.clone()),
    });
    [all, none].into_iter().chain(kept).collect()
}

fn bases(map: &JourneyMap, figures: &ServiceFigures) -> Vec<BaseChoice> {
    let allowed = Base::available(map, figures);
    let named = ServiceBase::ALL.into_iter().filter(|(_, base)| allowed.contains(base));
    named.map(|(base, of)| BaseChoice { base, title: of.title(map) }).collect()
}

impl From<layout::Table> for ServiceTable {
    fn from(table: layout::Table) -> Self {
        let layout::Table { id, title, unit, columns, rows } = table;
        Self { part: id, title, unit, columns, rows }
    }
}

impl From<layout::Switch> for ServiceSwitch {
    fn from(switch: layout::Switch) -> Self {
        let layout::Switch { group, row, name, kind, fix, serve } = switch;
        let act = match kind {
            SwitchKind::On => SwitchAct::Remove,
            SwitchKind::Off => SwitchAct::Add,
            SwitchKind::Mixed => SwitchAct::Complete,
            SwitchKind::Take => SwitchAct::Take,
            SwitchKind::Taken => SwitchAct::Taken,
            SwitchKind::Unfold => SwitchAct::Unfold,
            SwitchKind::Fold => SwitchAct::Fold,
        };
        Self { group, row, name, act, set: FixSet { fix, serve } }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Library;
    use crate::library::Start;

    fn wish(base: ServiceBase) -> ServiceWish {
        ServiceWish { base, width: 1600.0, bands: true, set: None, with: false, unfolded: false }
    }

    fn trying(fix: &[&str], serve: &[&str]) -> ServiceWish {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let set = Some(FixSet { fix: ids(fix), serve: ids(serve) });
        ServiceWish { set, with: true, bands: false, ..wish(ServiceBase::Starting) }
    }

    fn desk() -> (tempfile::TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let Ok(Start::Here(library)) = Library::start(folder.path(), "Ana", &[]) else {
            panic!("no library")
        };
        let desk = Desk::new(folder.path().to_owned(), Arc::new(library));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(desk.start_from("main", MAP)).unwrap();
        (folder, desk)
    }

    const MAP: &str = "home-broadband";

    fn said(drawn: &ServiceDrawing, group: &str) -> String {
        drawn.scene.groups.iter().find(|g| g.id == group).unwrap_or_else(|| panic!("no {group}")).name.clone()
    }

    #[test]
    fn a_window_gets_the_drawing_its_tables_and_where_things_lead() {
        let (_folder, desk) = desk();
        assert!(desk.service("elsewhere", &wish(ServiceBase::Starting)).is_err(), "it is not open");
        let drawn = desk.service(MAP, &wish(ServiceBase::Month)).unwrap();
        let titles: Vec<&str> = drawn.bases.iter().map(|choice| choice.title.as_str()).collect();
        let expected = [
            "Per 1,000 who start",
            "Per 1,000 orders",
            "Per 1,000 who complete",
            "Per month",
            "People needed",
        ];
        assert_eq!(titles, expected);
        assert_eq!(drawn.tables[0].rows[0], ["contacts", "1,674", "contacts"]);
        assert!(drawn.leads.iter().any(|lead| lead.place.touchpoint.as_deref() == Some("visit")));
    }

    #[test]
    fn bands_are_shown_once_they_have_been_worked_out() {
        let (_folder, desk) = desk();
        let wish = wish(ServiceBase::Month);
        let before = desk.service(MAP, &wish).unwrap();
        assert!(!before.is_sure && !said(&before, "service/headline/contacts").contains("band"));
        let mut parts = Vec::new();
        assert!(desk.work_out_sureness(MAP, &wish, |part| parts.push(part)).unwrap());
        assert!(parts.is_sorted() && parts.len() > 10);
        let after = desk.service(MAP, &wish).unwrap();
        assert!(after.is_sure && said(&after, "service/headline/contacts").contains("90\u{a0}% band"));
        // Those of a set of fixes are other ones.
        let tried = ServiceWish { bands: true, ..trying(&["missed"], &[]) };
        assert!(!desk.service(MAP, &tried).unwrap().is_sure);
    }

    #[test]
    fn a_newer_question_stops_the_older_one() {
        let (_folder, desk) = desk();
        let newer = |_| desk.stop_sureness();
        let done = desk.work_out_sureness(MAP, &wish(ServiceBase::Starting), newer);
        assert_eq!(done, Ok(false));
    }

    #[test]
    fn with_two_fixes_the_whole_view_follows_and_today_stands_beside_it() {
        let (_folder, desk) = desk();
        let drawn = desk.service(MAP, &trying(&["missed", "bill-higher"], &["old-number"])).unwrap();
        let headline = said(&drawn, "service/headline/contacts");
        assert!(headline.contains("today 399, \u{2212}"), "{headline}");
        assert!(said(&drawn, "service/headline/completed").contains("today 620, +"));
        // It is the scenario that the team keeps.
        assert_eq!(drawn.phrase, "with “Autumn programme”");
        assert!(said(&drawn, "service/touchpoints/heading").ends_with("with “Autumn programme”"));
        let open = desk.sheet(MAP).unwrap();
        let set = drawn.set.clone().unwrap();
        let effect = analysis::together(&open.map, &[set.as_set()]).unwrap()[0].unwrap();
        let contacts = open.analysed().unwrap().contacts + effect.contacts;
        assert_eq!(drawn.tables[0].rows[0][1], format!("{contacts:.0}"));
        assert!(
            said(&drawn, "service/stays/floor").starts_with(&format!("What stays: {contacts:.0} contacts"))
        );
    }

    #[test]
    fn switches_say_what_they_do_to_the_set() {
        let (_folder, desk) = desk();
        let drawn = desk.service(MAP, &trying(&["line-fault"], &[])).unwrap();
        let act =
            |group: &str| drawn.switches.iter().find(|s| s.group == group).map(|s| (s.act, s.set.len()));
        assert_eq!(act("service/stays/tick/line-fault"), Some((SwitchAct::Remove, 1)));
        assert_eq!(act("service/stays/tick/missed"), Some((SwitchAct::Add, 1)));
        assert_eq!(act("service/stays/serve/old-number"), Some((SwitchAct::Add, 1)));
        assert_eq!(act("service/origins/tick/watch-lines"), Some((SwitchAct::Complete, 2)));
        assert_eq!(act("service/stays/together/0"), Some((SwitchAct::Take, 10)));
        let titles: Vec<&str> = drawn.sets.iter().map(|set| set.title.as_str()).collect();
        assert_eq!(titles, ["All agreed rates", "No fix", "Autumn programme"]);
        // Each is a group of the drawing, and no two are the same.
        let groups: std::collections::HashSet<&str> =
            drawn.scene.groups.iter().map(|g| g.id.as_str()).collect();
        let mut switched: Vec<&str> = drawn.switches.iter().map(|s| s.group.as_str()).collect();
        assert!(switched.iter().all(|group| groups.contains(group)));
        switched.sort_unstable();
        switched.dedup();
        assert_eq!(switched.len(), drawn.switches.len());
    }

    #[test]
    fn rows_keep_their_places_while_fixes_are_switched() {
        let (_folder, desk) = desk();
        let rows = |wish: &ServiceWish| -> Vec<String> {
            let drawn = desk.service(MAP, wish).unwrap();
            let names = drawn.switches.iter().filter(|s| s.group.starts_with("service/stays/tick/"));
            names.map(|s| s.name.clone()).collect()
        };
        let all = rows(&wish(ServiceBase::Starting));
        assert_eq!(all.len(), 10);
        assert_eq!(rows(&trying(&["slow", "rude"], &[])), all);
        assert_eq!(rows(&trying(&[], &[])), all);
    }

    #[test]
    fn a_set_of_everything_agreed_is_the_view_of_today_when_nothing_is_asked() {
        let (_folder, desk) = desk();
        let drawn = desk.service(MAP, &wish(ServiceBase::Starting)).unwrap();
        assert_eq!(drawn.set.as_ref().map(FixSet::len), Some(10));
        assert_eq!(
            said(&drawn, "service/stays/heading").split('.').next(),
            Some("What stays at the rates you have agreed")
        );
        assert!(!said(&drawn, "service/headline/contacts").contains("today"));
    }

    #[test]
    fn a_to_be_map_has_the_figures_that_the_set_said_and_names_the_map_that_it_came_from() {
        let (_folder, desk) = desk();
        let wish = trying(&["missed", "bill-higher"], &["old-number"]);
        let said = desk.service(MAP, &wish).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let set = said.set.clone().unwrap();
        let entry = runtime.block_on(desk.make_to_be(MAP, &set, "Two-hour windows")).unwrap();
        runtime.block_on(desk.open_map("window-2", &entry.id)).unwrap();
        let made = desk.service(&entry.id, &ServiceWish { set: None, with: false, ..wish }).unwrap();
        // Beside them the table of the set has what they are today.
        let figures = |drawn: &ServiceDrawing| -> Vec<String> {
            drawn.tables[0].rows.iter().map(|row| row[1].clone()).collect()
        };
        assert_eq!(figures(&made)[..11], figures(&said)[..11]);
        let sheet = desk.sheet(&entry.id).unwrap();
        assert_eq!(sheet.map.variant_of.as_deref(), Some(MAP));
        assert_eq!((sheet.map.state, sheet.map.title.as_str()), (model::State::ToBe, "Two-hour windows"));
        let (as_is, effect) = (desk.sheet(MAP).unwrap(), [set.as_set()]);
        let effect = analysis::together(&as_is.map, &effect).unwrap()[0].unwrap();
        let contacts = as_is.analysed().unwrap().contacts + effect.contacts;
        assert!((sheet.analysed().unwrap().contacts - contacts).abs() <= 1e-9 * contacts);
        assert!(runtime.block_on(desk.make_to_be(MAP, &set, "  ")).is_err());
    }
}
