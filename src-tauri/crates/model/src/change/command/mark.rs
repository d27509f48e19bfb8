//! What people leave on a map: replies, pictures, dots.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::super::draft::Draft;
use super::super::which::{at_touchpoint, called, quoted};
use super::super::{Refusal, Thing, Which, story};
use super::{DotPlace, ImagePlace};
use crate::{Dot, DotTarget, Extra, Id, Image, Kind, MediaType, Reply, Where, image_id};

pub(super) fn reply(draft: &mut Draft<'_>, comment: &Id, text: &str) -> Result<String, Refusal> {
    let at = Which::Comment(comment.clone()).find(draft.map())?;
    let was = draft.thing(Kind::Comment, at)?;
    let Thing::Comment(mut comment) = was.clone() else {
        return Err(Refusal::because("There is no comment to reply to."));
    };
    comment.replies.push(Reply {
        author: draft.by.author.clone(),
        time: Some(draft.by.time.clone()),
        text: text.to_owned(),
        extra: Extra::new(),
    });
    let now = Thing::Comment(comment);
    draft.replace(at, now.clone())?;
    let told = story::told(draft.map(), &was, &now);
    draft.tell_all(told);
    Ok(format!("Reply to {}", called(draft.map(), &was)))
}

pub(super) fn place_image(
    draft: &mut Draft<'_>,
    media_type: MediaType,
    alt: &str,
    data: &str,
    at: &ImagePlace,
) -> Result<String, Refusal> {
    let bytes = STANDARD.decode(data).map_err(|_| Refusal::because("The picture did not arrive whole."))?;
    let id = image_id(&bytes);
    let (kind, place, mut thing) = match at {
        ImagePlace::Cell { touchpoint, lane } => {
            Which::Lane(lane.clone()).find(draft.map())?;
            let place = Which::Touchpoint(touchpoint.clone()).find(draft.map())?;
            (Kind::Touchpoint, place, draft.thing(Kind::Touchpoint, place)?)
        }
        ImagePlace::Persona(persona) => {
            let place = Which::Persona(persona.clone()).find(draft.map())?;
            (Kind::Persona, place, draft.thing(Kind::Persona, place)?)
        }
    };
    if draft.map().place_of(Kind::Image, &id).is_none() {
        let image = Image {
            id: id.clone(),
            media_type,
            alt: alt.to_owned(),
            data: data.to_owned(),
            extra: Extra::new(),
        };
        draft.push(Thing::Image(Box::new(image)))?;
    }
    let name = called(draft.map(), &thing);
    let spot = match (&mut thing, at) {
        (Thing::Touchpoint(touchpoint), ImagePlace::Cell { lane, .. }) => {
            touchpoint.images.insert(lane.clone(), id);
            Where { lane: Some(lane.clone()), ..at_touchpoint(&touchpoint.id) }
        }
        (Thing::Persona(persona), _) => {
            persona.image = Some(id);
            Where { persona: Some(persona.id.clone()), ..Where::default() }
        }
        _ => Where::default(),
    };
    draft.replace(place, thing)?;
    draft.tell(format!("Placed a picture: {}", quoted(alt)), spot);
    Ok(format!("Place a picture for {} {name}", kind.word()))
}

pub(super) fn put_dots(
    draft: &mut Draft<'_>,
    vote: &Id,
    on: &DotPlace,
    count: u32,
) -> Result<String, Refusal> {
    let at = Which::Vote(vote.clone()).find(draft.map())?;
    let Thing::Vote(mut vote) = draft.thing(Kind::Vote, at)? else {
        return Err(Refusal::because("There is no vote to put dots into."));
    };
    let is_there = |dot: &Dot| match (&dot.on, on) {
        (DotTarget::Idea { idea, .. }, DotPlace::Idea(id)) => idea == id,
        (DotTarget::Place(place), DotPlace::Place(other)) => place.is_at(other),
        _ => false,
    };
    let place = vote.dots.iter().position(is_there);
    match (place.and_then(|at| vote.dots.get_mut(at)), place, count) {
        (_, Some(at), 0) => drop(vote.dots.remove(at)),
        (Some(dot), ..) => dot.count = Some(f64::from(count)),
        (None, _, 0) => {}
        (None, ..) => vote.dots.push(Dot {
            on: match on {
                DotPlace::Idea(idea) => DotTarget::Idea { idea: idea.clone(), extra: Extra::new() },
                DotPlace::Place(place) => DotTarget::Place((**place).clone()),
            },
            count: Some(f64::from(count)),
            extra: Extra::new(),
        }),
    }
    let name = quoted(&vote.title);
    draft.replace(at, Thing::Vote(vote))?;
    let spot = match on {
        DotPlace::Place(place) => (**place).clone(),
        DotPlace::Idea(_) => Where::default(),
    };
    let dots = if count == 1 { "1 dot".to_owned() } else { format!("{count} dots") };
    draft.tell(format!("Put {dots} in {name}"), spot);
    Ok(format!("Put dots in {name}"))
}
