//! The signs of verdicts: shape and stroke carry them, colour only repeats it.

use super::pen::Pen;
use crate::chart::scene::Verdict;

/// The class that gives an element its verdict's colours.
#[inline(never)]
pub fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not",
        Verdict::CannotTell => "open",
        Verdict::NotDue => "due",
    }
}

/// A sign of its own, hidden from readers of the words beside it.
#[inline(never)]
pub fn sign(pen: &mut Pen<'_>, verdict: Verdict, size: i32) {
    pen.draw("^svg.sign aria-hidden=true viewBox=0,0,28,28 width=# height=#", &[], &[size, size]);
    shape(pen, verdict);
    pen.form(">");
}

/// The shape of a sign in a field of 28 by 28.
#[inline(never)]
pub fn shape(pen: &mut Pen<'_>, verdict: Verdict) {
    pen.form(match verdict {
        // A tick in a disc.
        Verdict::Met => "^g.met ^circle.solid cx=14 cy=14 r=13 > ^path.stroke d=M8.2_14.6l4_4_7.8-8.6 > >",
        // A cross in a square.
        Verdict::NotMet => {
            "^g.not ^rect.solid x=2 y=2 width=24 height=24 rx=4 > ^path.stroke d=M9.2_9.2l9.6_9.6M18.8_9.2l-9.6_9.6 > >"
        }
        // A question mark in a diamond.
        Verdict::CannotTell => {
            "^g.open ^path.hollow d=M14_1.2L26.8_14_14_26.8_1.2_14z > \
             ^path.line d=M10.700_11.500c0-2_1.500-3.200_3.300-3.200s3.300_1.200_3.300_3c0_2.300-3.300_2.500-3.300_4.700 > \
             ^circle.point cx=14 cy=20.2 r=1.8 > >"
        }
        // A clock.
        Verdict::NotDue => "^g.due ^circle.hollow cx=14 cy=14 r=12 > ^path.line d=M14_7.5V14l4.5_3 > >",
    });
}
