//! Commands for tests: any at all for a map, and short ways to write down particular ones.

use std::collections::BTreeMap;

use model::{
    By, Command, DotPlace, Id, ImagePlace, JourneyMap, Json, Kind, LaneKind, MediaType, Spot, Where, Which,
    clip,
};

pub fn ana() -> By {
    By { author: "Ana".to_owned(), time: "2026-10-02T09:14:00Z".to_owned() }
}

pub fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

pub fn number(number: f64) -> Json {
    Json::Number(number.to_string())
}

pub fn set(of: Which, path: &[&str], value: Json) -> Command {
    Command::Set { of, path: path.iter().map(|key| (*key).to_owned()).collect(), value }
}

pub fn delete(things: Vec<Which>) -> Command {
    Command::Delete { things, with_touchpoints: false }
}

pub fn add(kind: Kind, fields: &[(&str, Json)]) -> Command {
    let fields = fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    Command::Add { kind, fields, before: None }
}

/// Any command for a map, from some numbers. About half of them can be done.
pub fn any_command(map: &JourneyMap, seed: u64) -> Command {
    Asker { map, state: seed }.command()
}

struct Asker<'m> {
    map: &'m JourneyMap,
    state: u64,
}

impl Asker<'_> {
    fn below(&mut self, end: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap() % end.max(1)
    }

    fn kind(&mut self) -> Kind {
        Kind::ALL[self.below(Kind::ALL.len())]
    }

    fn which_of(&mut self, kind: Kind) -> Which {
        let at = self.below(self.map.count(kind));
        Which::at(self.map, kind, at).unwrap_or(Which::Touchpoint("nowhere".to_owned()))
    }

    fn which(&mut self) -> Which {
        let kind = self.kind();
        self.which_of(kind)
    }

    fn id(&mut self, kind: Kind) -> Id {
        self.which_of(kind).id().unwrap_or("nowhere").to_owned()
    }

    fn maybe_before(&mut self, kind: Kind) -> Option<Which> {
        (self.below(2) == 0).then(|| self.which_of(kind))
    }

    fn spot(&mut self) -> Spot {
        let stage = self.id(Kind::Stage);
        let inside: Vec<&Id> =
            self.map.touchpoints.iter().filter(|it| it.stage == stage).map(|it| &it.id).collect();
        let at = self.below(inside.len() + 1);
        Spot {
            before: inside.get(at).map(|id| (*id).clone()),
            stage,
            track: u8::try_from(self.below(9)).unwrap(),
        }
    }

    fn touchpoints(&mut self) -> Vec<Id> {
        (0..1 + self.below(3)).map(|_| self.id(Kind::Touchpoint)).collect()
    }

    fn words(&mut self) -> String {
        ["", "Engineer visit", "第一次", "“So?”\n\tyes", "Ünïque", "touchpoint"][self.below(6)].to_owned()
    }

    fn place(&mut self) -> Where {
        let mut place = Where::default();
        match self.below(6) {
            0 => place.touchpoint = Some(self.id(Kind::Touchpoint)),
            1 => place.stage = Some(self.id(Kind::Stage)),
            2 => place.service_point = Some(self.id(Kind::ServicePoint)),
            3 => place.persona = Some(self.id(Kind::Persona)),
            4 => {
                place.touchpoint = Some(self.id(Kind::Touchpoint));
                place.lane = Some(self.id(Kind::Lane));
            }
            _ => {}
        }
        place
    }

    fn value(&mut self) -> Json {
        match self.below(7) {
            0 => Json::Null,
            1 => text(&self.words()),
            2 => number([0.0, 0.25, 1.0, -3.0, 12.5][self.below(5)]),
            3 => Json::Bool(self.below(2) == 0),
            4 => Json::List(vec![text(&self.words())]),
            5 => Json::Object(BTreeMap::from([
                ("value".to_owned(), number(0.5)),
                ("count".to_owned(), number(3.0)),
                ("of".to_owned(), number(6.0)),
                ("low".to_owned(), Json::Null),
            ])),
            _ => text(&self.id(Kind::Persona)),
        }
    }

    fn path(&mut self) -> Vec<String> {
        let keys = [
            "title",
            "name",
            "text",
            "owner",
            "need",
            "share",
            "takes_minutes",
            "cause",
            "tags",
            "internal",
            "stage",
            "track",
            "moment_of_truth",
            "description",
            "from",
            "zone",
            "kind",
            "image",
            "id",
            "persona",
            "resolved",
            "touchpoint",
            "nonsense",
            "touchpoints",
            "source",
            "per",
        ];
        match self.below(5) {
            0 => vec!["cells".to_owned(), self.id(Kind::Lane)],
            1 => vec!["emotion".to_owned(), self.id(Kind::Persona)],
            2 => vec!["need".to_owned(), "source".to_owned()],
            _ => vec![keys[self.below(keys.len())].to_owned()],
        }
    }

    fn fields(&mut self, kind: Kind) -> BTreeMap<String, Json> {
        let mut fields = BTreeMap::new();
        let mut put = |key: &str, value| drop(fields.insert(key.to_owned(), value));
        match kind {
            Kind::Persona => put("name", text(&self.words())),
            Kind::Lane => {
                put("zone", text("backstage"));
                put("kind", text(LaneKind::ALL[self.below(7)].word()));
            }
            Kind::Touchpoint => put("stage", text(&self.id(Kind::Stage))),
            Kind::Transition | Kind::Exit => {
                put("from", text(&self.id(Kind::Touchpoint)));
                if kind == Kind::Transition {
                    put("to", text(&self.id(Kind::Touchpoint)));
                }
            }
            Kind::Step => put("lane", text(&self.id(Kind::Lane))),
            Kind::ServicePoint => put("touchpoint", text(&self.id(Kind::Touchpoint))),
            Kind::Insight => put("kind", text("pain")),
            Kind::Note => put("at", Json::Object(BTreeMap::new())),
            Kind::Comment => put("on", Json::Object(BTreeMap::new())),
            Kind::Link => {
                put("on", Json::Object(BTreeMap::new()));
                put("map", text("other"));
            }
            Kind::Dismissal => {
                put("on", Json::Object(BTreeMap::new()));
                put("rule", text("unreachable_touchpoint"));
                put("reason", text(&self.words()));
            }
            Kind::Ink => {
                put("at", Json::Object(BTreeMap::new()));
                put("points", Json::List(vec![number(1.0), number(2.0), number(0.5)]));
            }
            _ => {}
        }
        fields
    }

    fn command(&mut self) -> Command {
        match self.below(20) {
            0 | 1 => {
                let kind = self.kind();
                Command::Add { kind, fields: self.fields(kind), before: self.maybe_before(kind) }
            }
            2..=5 => Command::Set { of: self.which(), path: self.path(), value: self.value() },
            6 => {
                let kind = self.kind();
                Command::Reorder { of: self.which_of(kind), before: self.maybe_before(kind) }
            }
            7 | 8 => Command::MoveTouchpoints { touchpoints: self.touchpoints(), to: self.spot() },
            9..=11 => {
                let things = (0..1 + self.below(3)).map(|_| self.which()).collect();
                Command::Delete { things, with_touchpoints: self.below(2) == 0 }
            }
            12 => Command::Duplicate { things: (0..1 + self.below(2)).map(|_| self.which()).collect() },
            13 => {
                let touchpoints = self.touchpoints();
                Command::Paste { clip: clip(self.map, &touchpoints), to: self.spot() }
            }
            14 => Command::Connect { from: self.id(Kind::Touchpoint), to: self.id(Kind::Touchpoint) },
            15 => match self.which_of(Kind::Transition) {
                Which::Transition { from, to } if self.below(2) == 0 => {
                    Command::InsertBetween { from, to, title: self.words() }
                }
                Which::Transition { from, to } => Command::Reconnect {
                    from,
                    to,
                    new_from: self.id(Kind::Touchpoint),
                    new_to: self.id(Kind::Touchpoint),
                },
                _ => Command::Reply { comment: self.id(Kind::Comment), text: self.words() },
            },
            16 => Command::PasteCells {
                text: "a\tb\n\"c\nd\"\te".to_owned(),
                lane: self.id(Kind::Lane),
                from: self.id(Kind::Touchpoint),
            },
            17 => Command::PasteCards {
                text: "One\tfirst\nTwo\n\nOne\t".to_owned(),
                to: self.spot(),
                lanes: vec![self.id(Kind::Lane)],
            },
            18 => {
                let on = match self.below(2) {
                    0 => DotPlace::Idea(self.id(Kind::Idea)),
                    _ => DotPlace::Place(Box::new(self.place())),
                };
                let count = u32::try_from(self.below(4)).unwrap();
                Command::PutDots { vote: self.id(Kind::Vote), on, count }
            }
            _ => {
                let at = match self.below(2) {
                    0 => ImagePlace::Persona(self.id(Kind::Persona)),
                    _ => {
                        ImagePlace::Cell { touchpoint: self.id(Kind::Touchpoint), lane: self.id(Kind::Lane) }
                    }
                };
                let data =
                    ["iVBORw0KGgo=", "iVBORw0KGgoAAAA=", "bm90IGEgcGljdHVyZQ=="][self.below(3)].to_owned();
                Command::PlaceImage { media_type: MediaType::Png, alt: self.words(), data, at }
            }
        }
    }
}
