//! Marks → SVG elements. Positions are copied from the scene; shapes of a fixed size are drawn around them.

use super::pen::Pen;
use super::sign;
use crate::chart::scene::{Anchor, Mark, Role, Room, Tone, Verdict};
use crate::model::text::chained;

/// The hatches, once for a chart. Their ids begin with the chart's own, so that charts do not take each other's.
#[inline(never)]
pub fn definitions(pen: &mut Pen<'_>, prefix: &str) {
    let ids = [hatch(prefix, "-range"), hatch(prefix, "-unknown")];
    pen.draw(
        "^svg.defs width=0 height=0 aria-hidden=true ^defs \
         ^pattern.dense id=$ width=7 height=7 patternUnits=userSpaceOnUse patternTransform=rotate(45) \
         ^rect.ground width=7 height=7 > ^rect.hatch height=7 width=2.2 > > \
         ^pattern.sparse id=$ width=7 height=7 patternUnits=userSpaceOnUse patternTransform=rotate(45) \
         ^rect.ground width=7 height=7 > ^rect.hatch height=7 width=1.6 > > > >",
        &ids.each_ref().map(String::as_str),
        &[],
    );
}

/// Id of a hatch.
fn hatch(prefix: &str, name: &str) -> String {
    chained(&[prefix, name])
}

/// Fills the element just begun with one of the chart's hatches.
#[inline(never)]
pub fn fill(pen: &mut Pen<'_>, prefix: &str, name: &str) {
    pen.one("fill=$", &chained(&["url(#", prefix, name, ")"]));
}

/// Draws marks, the lowest first.
#[inline(never)]
pub fn marks(pen: &mut Pen<'_>, marks: &[Mark], prefix: &str) {
    for mark in marks {
        draw(pen, mark, prefix);
        pen.form(">");
    }
}

fn draw(pen: &mut Pen<'_>, mark: &Mark, prefix: &str) {
    match mark {
        Mark::Bar { from, to, top, height, round, role } => {
            let places = [
                i32::from(*from),
                i32::from(*top),
                i32::from(*to) - i32::from(*from),
                i32::from(*height),
                i32::from(*round),
            ];
            pen.draw("^rect class=$ x=% y=# width=% height=# rx=#", &[role_class(*role)], &places);
            match role {
                Role::Range => fill(pen, prefix, "-range"),
                Role::Unknown => fill(pen, prefix, "-unknown"),
                _ => {}
            }
        }
        Mark::Line { from, to, role } => {
            let places = [i32::from(from.0), i32::from(from.1), i32::from(to.0), i32::from(to.1)];
            pen.draw("^line class=$ x1=% y1=# x2=% y2=#", &[role_class(*role)], &places);
        }
        Mark::Dot { at, y } => placed(pen, "^circle.dot r=8 cx=% cy=#", *at, *y),
        // Shapes whose size is in pixels stand in a field of their own at a share of the width.
        Mark::Tick { at, old } => {
            let form = if *old {
                "^svg overflow=visible x=% y=# ^path.halo d=M0_18v26 > ^path.tick.old d=M0_19v24 >"
            } else {
                "^svg overflow=visible x=% y=# ^path.halo d=M0_18v26 > ^path.tick d=M0_19v24 >"
            };
            placed(pen, form, *at, 0);
        }
        Mark::Before { at } => {
            placed(pen, "^svg overflow=visible x=% y=# ^path.before d=M0_39.5l4.8_7.2h-9.6z >", *at, 0)
        }
        Mark::Sign { at, top, wide, verdict } => {
            placed(
                pen,
                if *wide { "^svg.wide overflow=visible x=% y=#" } else { "^svg overflow=visible x=% y=#" },
                *at,
                *top,
            );
            pen.form("^g transform=translate(-9_0)_scale(.643)");
            sign::shape(pen, *verdict);
            pen.form(">");
        }
        Mark::Text { at, y, anchor, tone, room, text } => {
            let room = match room {
                Room::Any => "",
                Room::Wide => " wide",
                Room::Wider => " wider",
            };
            let class = chained(&[tone_class(*tone), room]);
            let places = [i32::from(*at), i32::from(*y)];
            pen.draw("^text class=$ x=% y=# text-anchor=$ $", &[&class, anchor_word(*anchor), text], &places);
        }
    }
}

fn placed(pen: &mut Pen<'_>, form: &'static str, at: u16, y: i16) {
    pen.draw(form, &[], &[i32::from(at), i32::from(y)]);
}

/// Where a text stands to its position, in SVG's words.
pub fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

fn role_class(role: Role) -> &'static str {
    match role {
        Role::Scale => "scale",
        Role::Zone => "zone",
        Role::Actual => "actual",
        Role::GapMet => "met gap",
        Role::GapMissed => "not gap",
        Role::Range => "range",
        Role::Unknown => "unknown",
        Role::Grid => "grid",
        Role::Run => "run",
        Role::Caveat => "run caveat",
        Role::WayMet => "met way",
        Role::WayMissed => "not way",
        Role::Break => "break",
        #[cfg(feature = "full")]
        Role::Median => "median",
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Quiet => "quiet",
        Tone::Strong => "strong",
        Tone::Of(Verdict::Met) => "met say",
        Tone::Of(Verdict::NotMet) => "not say",
        Tone::Of(_) => "open say",
    }
}
