//! What a drawing keeps of the one before changes nothing: it is the one that a fresh layout gives.
#![cfg(test)]

use app::drawing::{figures, layout_fonts};
use layout::{Density, Form, Kept, Options, lay_out, lay_out_again};
use model::{By, Command, Fields, Insight, JourneyMap, Json, Kind as Thing, LaneKind, Spot, Which};
use product_tests::chance::Chance;
use product_tests::generate::{self, Kind};
use product_tests::words::{Script, Words};

const EDITS: usize = 24;

/// Asks for one thing after the other, as people and scripts might.
struct Asking {
    chance: Chance,
    words: Words,
}

impl Asking {
    fn phrase(&mut self) -> Json {
        let count = self.chance.below(9);
        Json::Text(self.words.phrase(&mut self.chance, count))
    }

    fn figure(&mut self) -> Json {
        Json::Number(self.chance.halves(-10, 10).to_string())
    }

    fn one<T, U>(&mut self, things: &[T], which: impl Fn(&T) -> U) -> Option<U> {
        things.get(self.chance.below(things.len())).map(which)
    }

    fn set(of: Which, path: &[&str], value: Json) -> Command {
        Command::Set { of, path: path.iter().map(|key| (*key).to_owned()).collect(), value }
    }

    fn next(&mut self, map: &JourneyMap) -> Option<Command> {
        let touchpoint = self.one(&map.touchpoints, |it| it.id.clone())?;
        let at = Which::Touchpoint(touchpoint.clone());
        let lane = |kind| map.lanes.iter().find(|lane| lane.kind == kind).map(|lane| lane.id.clone());
        Some(match self.chance.below(16) {
            0..=2 => Self::set(at, &["title"], self.phrase()),
            3 => Self::set(at, &["cells", &lane(LaneKind::Text)?], self.phrase()),
            4 => Self::set(at, &["emotion", &map.personas.first()?.id], self.figure()),
            5 => Self::set(at, &["channels"], Json::List(vec![Json::Text("phone".to_owned())])),
            6 => Self::set(at, &["moment_of_truth"], Json::Bool(self.chance.one_in(2))),
            7 => {
                let (from, to) = self.one(&map.transitions, |it| (it.from.clone(), it.to.clone()))?;
                Self::set(Which::Transition { from, to }, &["label"], self.phrase())
            }
            8 => Self::set(Which::Step(self.one(&map.steps, |it| it.id.clone())?), &["title"], self.phrase()),
            9 => {
                let point = self.one(&map.service_points, |it| it.id.clone())?;
                Self::set(Which::ServicePoint(point), &["title"], self.phrase())
            }
            10 => Self::set(
                Which::Insight(self.one(&map.insights, |it: &Insight| it.id.clone())?),
                &["text"],
                self.phrase(),
            ),
            11 => {
                Self::set(Which::Lane(self.one(&map.lanes, |it| it.id.clone())?), &["title"], self.phrase())
            }
            12 => {
                Self::set(Which::Stage(self.one(&map.stages, |it| it.id.clone())?), &["title"], self.phrase())
            }
            13 => Command::Delete { things: vec![at], with_touchpoints: false },
            14 => {
                let stage = self.one(&map.stages, |it| it.id.clone())?;
                let track = self.chance.byte_below(3);
                Command::MoveTouchpoints {
                    touchpoints: vec![touchpoint],
                    to: Spot { stage, track, before: None },
                }
            }
            _ => {
                let stage = self.one(&map.stages, |it| it.id.clone())?;
                let fields = [("title", self.phrase()), ("stage", Json::Text(stage))];
                let fields: Fields = fields.map(|(key, value)| (key.to_owned(), value)).into();
                Command::Add { kind: Thing::Touchpoint, fields, before: None }
            }
        })
    }
}

fn by() -> By {
    By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
}

/// Draws a map after each of many edits, now and then in another form, from what the drawing before left. Gives
/// how many edits were made; the others were refused.
fn edited(kind: Kind) -> usize {
    let mut map = generate::map(kind);
    let mut asking = Asking { chance: Chance::new(kind.seed), words: Words::new(kind.script) };
    let mut options =
        Options { density: Density::Compact, form: Form::Window, for_customers: false, flow: false };
    let mut kept = Kept::default();
    let mut done = 0;
    for edit in 0..EDITS {
        if asking.chance.one_in(8) {
            options.density = if asking.chance.one_in(2) { Density::Comfortable } else { Density::Compact };
            options.flow = asking.chance.one_in(2);
        }
        let known = analysis::today(&map).ok().map(|analysis| figures(&analysis));
        let (scene, _) = lay_out_again(&map, known.as_ref(), layout_fonts(), &options, &mut kept);
        let fresh = lay_out(&map, known.as_ref(), layout_fonts(), &options);
        assert!(scene == fresh, "{kind:?}, edit {edit}: {}", differing(&scene, &fresh));
        let command = asking.next(&map);
        done += usize::from(command.is_some_and(|command| command.run(&mut map, &by()).is_ok()));
    }
    done
}

fn differing(scene: &scene::Scene, fresh: &scene::Scene) -> String {
    let pairs = scene.groups.iter().zip(&fresh.groups);
    pairs
        .filter(|(a, b)| a != b)
        .map(|(a, b)| format!("{} {}", a.id, b.id))
        .take(3)
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn an_edited_map_is_drawn_as_a_fresh_layout_draws_it() {
    let mut done = 0;
    for seed in 0..12 {
        let script = if seed % 3 == 2 { Script::Mixed } else { Script::Latin };
        let touchpoints = [1, 7, 40, 90][seed as usize % 4];
        done += edited(Kind {
            seed,
            touchpoints,
            script,
            tracks: 1 + seed as u8 % 4,
            long: seed % 2 == 0,
            loops: true,
        });
    }
    assert!(done > 4 * EDITS, "only {done} edits were made");
}
