//! From a map to its drawing, the same for the window, for files and for paper.

use std::borrow::Cow;
use std::sync::LazyLock;

use analysis::Analysis;
use layout::{Density, Figures, Fonts, Form, Headline, Options, Passages};
use model::JourneyMap;
use scene::{Face, FontFiles, Scene};

use crate::Audience;

static FONTS: LazyLock<FontFiles> = LazyLock::new(|| FontFiles::new(|face| Cow::Borrowed(bytes(face))));
static LAYOUT_FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(fonts()));

/// The bundled font files.
#[must_use]
pub fn fonts() -> &'static FontFiles {
    &FONTS
}

/// The bundled fonts, parsed once.
#[must_use]
pub fn layout_fonts() -> &'static Fonts {
    &LAYOUT_FONTS
}

/// The bytes of each of the faces, in the order of [`Face::ALL`].
fn bytes(face: Face) -> &'static [u8] {
    const FILES: [&[u8]; Face::ALL.len()] = [
        include_bytes!("../../../../fonts/Inter-400.ttf"),
        include_bytes!("../../../../fonts/Inter-500.ttf"),
        include_bytes!("../../../../fonts/Inter-600.ttf"),
        include_bytes!("../../../../fonts/Inter-700.ttf"),
        include_bytes!("../../../../fonts/NotoSansArabic-400.ttf"),
        include_bytes!("../../../../fonts/NotoSansArabic-600.ttf"),
        include_bytes!("../../../../fonts/NotoSansSC-400.ttf"),
        include_bytes!("../../../../fonts/NotoSansSC-600.ttf"),
        include_bytes!("../../../../fonts/NotoEmoji-400.ttf"),
    ];
    FILES[face.index()]
}

/// Draws a map. The team sees its figures where it has any; a map that the arithmetic refuses is
/// drawn without. For customers the map is reduced to what they may see before anything else, and
/// there are no figures at all.
#[must_use]
pub fn draw(map: &JourneyMap, fonts: &Fonts, audience: Audience, density: Density, form: Form) -> Scene {
    let for_customers = audience == Audience::Customer;
    draw_by(map, fonts, &Options { density, form, for_customers, flow: false })
}

/// [`draw`] by these options, which also say for whom.
#[must_use]
pub fn draw_by(map: &JourneyMap, fonts: &Fonts, options: &Options) -> Scene {
    if options.for_customers {
        return layout::lay_out(&model::audience::for_customers(map), None, fonts, options);
    }
    let figures = analysis::today(map).ok().map(|analysis| figures(&analysis));
    layout::lay_out(map, figures.as_ref(), fonts, options)
}

/// Draws a map for paper of this width to its height, or its own size; with `flow` arrows say how many go along
/// them. Files from the window and from the command line are the same.
#[must_use]
pub fn poster(map: &JourneyMap, audience: Audience, aspect: Option<f32>, flow: bool) -> Scene {
    let for_customers = audience == Audience::Customer;
    let form = Form::Poster { aspect };
    draw_by(map, layout_fonts(), &Options { density: Density::Compact, form, for_customers, flow })
}

/// Draws a map for its team with figures that have been worked out.
pub(crate) fn draw_for_team(
    map: &JourneyMap,
    figures: Option<&Figures>,
    fonts: &Fonts,
    density: Density,
    form: Form,
) -> Scene {
    layout::lay_out(map, figures, fonts, &Options { density, form, for_customers: false, flow: false })
}

/// The figures that a drawing shows.
#[must_use]
pub fn figures(analysis: &Analysis) -> Figures {
    let by_id =
        |figures: &analysis::ByKey| figures.iter().map(|(id, value)| (id.to_owned(), value)).collect();
    let mut caught: std::collections::BTreeMap<String, f64> = by_id(&analysis.caught_by_service_point);
    caught.retain(|_, caught| *caught > 0.0);
    Figures {
        // Without a counted service point there is nothing that the figures could say.
        headline: analysis.by_service_point.iter().next().is_some().then_some(Headline {
            contacts: analysis.contacts,
            customers_contacting: analysis.customers_contacting,
            completed: analysis.completed,
            contacts_ours: analysis.contacts_ours,
            contacts_not_ours: analysis.contacts_not_ours,
            contacts_unsorted: analysis.contacts_unsorted,
            caught: analysis.caught,
        }),
        contacts_by_point: by_id(&analysis.by_service_point),
        caught_by_point: caught,
        contacts_by_stage: by_id(&analysis.contacts_by_stage),
        passages: passages(analysis),
        evidence: analysis.weight_of_evidence.map(|weight| [weight.measured, weight.estimated, weight.guess]),
    }
}

fn passages(analysis: &Analysis) -> Passages {
    let analysis::Passages { transitions, exits } = analysis.passages.clone();
    let mut comings = analysis.visits.iter().zip(analysis.reached.iter());
    // Anything less is the arithmetic's last digit.
    let again = comings.any(|((_, visits), (_, reached))| visits > reached * (1.0 + 1e-9));
    Passages { transitions, exits, again }
}

#[cfg(test)]
mod tests {
    use super::{draw, figures, layout_fonts};
    use crate::Audience;
    use layout::{Density, Form};
    use model::JourneyMap;

    fn map(need: &str) -> JourneyMap {
        let text = format!(
            r#"{{
              "format": "journey", "version": 1, "id": "shop", "title": "A shop",
              "stages": [{{ "id": "buy", "title": "Buy" }}],
              "lanes": [
                {{ "id": "actions", "title": "Actions", "zone": "customer", "kind": "touchpoints" }},
                {{ "id": "service", "title": "Service", "zone": "customer", "kind": "service" }}
              ],
              "touchpoints": [{{ "id": "pay", "title": "Pays", "stage": "buy" }}],
              "service_points": [{{
                "id": "till", "touchpoint": "pay", "title": "Till is down", "cause": "technical_failure",
                "owner": "Facilities", {need}
              }}]
            }}"#
        );
        model::read(text.as_bytes()).unwrap()
    }

    fn drawn(map: &JourneyMap, audience: Audience) -> String {
        let form = Form::Poster { aspect: None };
        format!("{:?}", draw(map, layout_fonts(), audience, Density::Comfortable, form))
    }

    #[test]
    fn the_team_sees_the_figures_that_the_analysis_has() {
        let map = map("\"need\": 0.125, \"caught\": 0.5");
        let shown = figures(&analysis::today(&map).unwrap());
        assert_eq!(shown.contacts_by_point["till"], 62.5);
        assert_eq!(shown.caught_by_point["till"], 62.5);
        assert_eq!(shown.contacts_by_stage["buy"], 62.5);
        assert_eq!(shown.evidence, Some([0.0, 0.0, 1.0]));
        assert!(drawn(&map, Audience::Team).contains("Till is down"));
    }

    #[test]
    fn a_customer_sees_the_journey_and_nothing_of_the_causes() {
        let drawn = drawn(&map("\"need\": 0.125"), Audience::Customer);
        assert!(drawn.contains("Pays"));
        for hidden in ["Till", "till", "echnical", "Facilities", "ontact"] {
            assert!(!drawn.contains(hidden), "{hidden}");
        }
    }

    #[test]
    fn a_map_that_the_arithmetic_refuses_is_drawn_without_figures() {
        let map = map("\"need\": 0.125, \"achievable_need\": 0.5");
        assert!(analysis::today(&map).is_err());
        assert!(drawn(&map, Audience::Team).contains("Till is down"));
    }

    #[test]
    fn nothing_caught_is_no_figure() {
        let shown = figures(&analysis::analyse(&map("\"need\": 0.125")).unwrap());
        assert!(shown.caught_by_point.is_empty());
    }
}
