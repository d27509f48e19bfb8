//! The cards of touchpoints: channel, title, ribbon.

use model::{Channel, Touchpoint};
use scene::{Item, Path, Point, Rect, Role, Stroke, Token};

use super::emit::card_id;
use super::measure::{Flow, shown};
use crate::icons::icon;
use crate::kept::Cause;
use crate::look::small;
use crate::sheet::{Layer, Made, Sheet, filled, outlined};

/// Height of the ribbon of a moment of truth.
const RIBBON: f32 = 15.0;

pub(super) fn emit_card(flow: &Flow, sheet: &mut Sheet, t: usize, touchpoint: &Touchpoint, card: Rect) {
    let Touchpoint { id, title, channels, moment_of_truth, .. } = touchpoint;
    let channels =
        channels.iter().fold(Cause::of("card"), |cause, channel| cause.text(channel_name(*channel)));
    let cause = channels.text(id).text(title).numbers(&[card.w, card.h]).with(moment_of_truth);
    let (at, card) = (Point::new(card.x, card.y), Rect::new(0.0, 0.0, card.w, card.h));
    sheet.put_once(Layer::Things, at, &cause, |sheet| card_of(flow, sheet, t, touchpoint, card));
}

fn card_of(flow: &Flow, sheet: &Sheet, t: usize, touchpoint: &Touchpoint, card: Rect) -> Made {
    let look = &flow.look;
    let stroke = Stroke::solid(Token::Outline.into(), 1.0);
    let mut items = vec![outlined(Path::round_rect(card, 8.0), Token::Surface, stroke)];
    if let Some(first) = touchpoint.channels.first() {
        items.extend(icon(
            channel_icon(*first),
            card.x + if look.compact { 8.0 } else { 9.0 },
            card.y + 9.0 - if look.compact { 1.0 } else { 0.0 },
            14.0,
            Token::Text2,
        ));
        let x = card.x + if look.compact { 27.0 } else { 29.0 };
        let room = card.right() - x - if touchpoint.moment_of_truth { 24.0 } else { 8.0 };
        items.push(sheet.line(
            &channel_words(flow, &touchpoint.channels, room),
            small(),
            x,
            card.y + if look.compact { 18.5 } else { 20.0 },
        ));
    }
    if touchpoint.moment_of_truth {
        items.push(ribbon(card.right() - 10.0, card.y));
    }
    if let Some(title) = &flow.titles[t] {
        // Without a channel the title moves up, as far as a ribbon lets it.
        let middle = (card.h - title.height()) / 2.0;
        let y = match (touchpoint.channels.is_empty(), touchpoint.moment_of_truth) {
            (true, false) => card.y + middle.clamp(8.0, 14.0),
            (true, true) => card.y + RIBBON + 1.0,
            (false, _) => card.y + look.title_y - 11.0,
        };
        items.push(Item::Text(title.at(
            card.x + look.title_x,
            y,
            card.w - 2.0 * look.title_x,
            crate::text::Align::Start,
        )));
    }
    let (id, name) = (card_id(&touchpoint.id), spoken(touchpoint));
    Made { id, role: Role::Card, name, items, extent: 0.0 }
}

fn spoken(t: &Touchpoint) -> String {
    let channels: Vec<&str> = t.channels.iter().map(|c| channel_name(*c)).collect();
    let truth = if t.moment_of_truth { ", moment of truth" } else { "" };
    let by = if channels.is_empty() { String::new() } else { format!(", {}", channels.join(", ")) };
    format!("{}{by}{truth}", shown(&t.title))
}

/// As many channels as the line has room for; a compact card names one.
fn channel_words(flow: &Flow, channels: &[Channel], room: f32) -> String {
    let most = if flow.look.compact { 1 } else { channels.len() };
    let mut words = channel_title(channels[0]);
    for more in channels.iter().take(most).skip(1) {
        let longer = format!("{words}, {}", channel_name(*more));
        if flow.fonts.width(&longer, small()) > room {
            break;
        }
        words = longer;
    }
    words
}

/// The ribbon of a moment of truth, hanging from the upper edge.
fn ribbon(right: f32, top: f32) -> Item {
    let (x, y) = (right - 10.0, top - 0.5);
    let flag = Path::new()
        .move_to(x, y)
        .line_to(x + 10.0, y)
        .line_to(x + 10.0, y + RIBBON)
        .line_to(x + 5.0, y + RIBBON - 4.0)
        .line_to(x, y + RIBBON)
        .close();
    filled(flag, Token::Text)
}

fn channel_title(c: Channel) -> String {
    let name = channel_name(c);
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |f| f.to_uppercase().chain(letters).collect())
}

/// A channel in words.
#[must_use]
pub fn channel_name(c: Channel) -> &'static str {
    match c {
        Channel::Web => "web",
        Channel::App => "app",
        Channel::Email => "e-mail",
        Channel::Message => "message",
        Channel::Phone => "phone",
        Channel::Chat => "chat",
        Channel::Post => "post",
        Channel::Print => "print",
        Channel::Shop => "shop",
        Channel::Visit => "visit",
        Channel::Social => "social",
        Channel::Device => "device",
        Channel::Kiosk => "kiosk",
        Channel::Partner => "partner",
        Channel::Other => "other",
    }
}

pub(crate) fn channel_icon(c: Channel) -> &'static str {
    match c {
        Channel::Web => "globe",
        Channel::App => "smartphone",
        Channel::Email => "mail",
        Channel::Message => "message-square",
        Channel::Phone => "phone",
        Channel::Chat => "messages-square",
        Channel::Post => "mailbox",
        Channel::Print => "newspaper",
        Channel::Shop => "store",
        Channel::Visit => "wrench",
        Channel::Social => "share-2",
        Channel::Device => "router",
        Channel::Kiosk => "monitor",
        Channel::Partner => "handshake",
        Channel::Other => "circle-dot",
    }
}
