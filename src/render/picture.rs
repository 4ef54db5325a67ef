//! A picture → a stand-alone SVG, with literal colours, because viewers other than browsers know no variables.

use super::full::standing;
use super::pen::Pen;
use super::{mark, sign};
use crate::chart::picture::{Item, Picture, WIDTH};
use crate::model::text::{chained, shown};

const STYLE: &str = "text{font-family:'Segoe UI',Roboto,Arial,sans-serif;fill:#12202c}\
.field text{font-size:12.5px;fill:#44525f}.field .strong{fill:#12202c;font-weight:600}.field .say{font-weight:700}\
.met .solid,.met .point,text.met{fill:#00705c}.not .solid,.not .point,text.not{fill:#b5311a}\
.open .solid,.open .point,text.open{fill:#4d5d7c}.due .solid,.due .point,text.due{fill:#5a6874}\
.field text.met{fill:#00705c}.field text.not{fill:#b5311a}.field text.open{fill:#4d5d7c}\
.stroke{fill:none;stroke:#fff;stroke-width:2.8;stroke-linecap:round;stroke-linejoin:round}\
.hollow{fill:#eef1f7;stroke:#4d5d7c;stroke-width:2.4}.line{fill:none;stroke:#4d5d7c;stroke-width:2.6;stroke-linecap:round}\
.scale{fill:#e7ebef}.zone{fill:#c6d0da}.actual{fill:#12202c}.gap.met{fill:#00705c}.gap.not{fill:#b5311a}\
.range,.unknown{stroke:#4d5d7c;stroke-width:1.3}.ground{fill:#fff}.hatch{fill:#4d5d7c}.sparse .hatch{opacity:.55}\
.dot{fill:#12202c;stroke:#fff;stroke-width:3}.tick{stroke:#12202c;stroke-width:3.5}.old{stroke-dasharray:5 3}\
.halo{stroke:#fff;stroke-width:7}.before{fill:#fff;stroke:#5f6e7b;stroke-width:1.8}\
.grid,.rule{stroke:#dce2e8}.median{stroke:#44525f;stroke-width:2.4}.run{stroke:#12202c;stroke-width:2}.caveat{stroke-dasharray:5 4}\
.unit{fill:#5f6e7b;stroke:#5f6e7b}.unit .from{stroke-opacity:.4}.unit .row{display:none}.own .row{display:inline;stroke-dasharray:1 3}.unit.bare{fill:#fff}.unit .span{stroke-opacity:.6}\
.unit.own{fill:#12202c;stroke:#12202c}.own .from{stroke-width:3;stroke-opacity:1}.unit.own.bare{fill:#fff}\
.wider{display:none}.way{stroke-width:6}.way.met{stroke:#00705c}.way.not{stroke:#b5311a}.break{stroke:#44525f;stroke-dasharray:2 4}";

/// Draws a picture.
pub fn picture(pen: &mut Pen<'_>, picture: &Picture, lang: &str) {
    let size = [shown(&WIDTH), shown(&picture.height)];
    let [width, height] = size.each_ref().map(String::as_str);
    let field = chained(&["0 0 ", width, " ", height]);
    pen.draw(
        "^svg xmlns=http://www.w3.org/2000/svg role=img width=$ height=$ viewBox=$ lang=$ aria-label=$ ^title $ > ^style $ >",
        &[width, height, &field, lang, &picture.label, &picture.label, STYLE],
        &[],
    );
    mark::definitions(pen, "td");
    pen.form("^rect.ground width=100% height=100% >");
    for one in &picture.items {
        item(pen, one);
        pen.form(">");
    }
    pen.form(">");
}

fn item(pen: &mut Pen<'_>, item: &Item) {
    match item {
        Item::Text { x, y, size, bold, anchor, verdict, text } => {
            pen.form("^text");
            if let Some(verdict) = verdict {
                pen.one("class=$", sign::class(*verdict));
            }
            let weight = if *bold { "700" } else { "400" };
            let texts = [weight, mark::anchor_word(*anchor), text];
            pen.draw("x=# y=# font-size=# font-weight=$ text-anchor=$ $", &texts, &[*x, *y, *size]);
        }
        Item::Sign { x, y, size, verdict } => {
            pen.draw("^svg viewBox=0,0,28,28 x=# y=# width=# height=#", &[], &[*x, *y, *size, *size]);
            sign::shape(pen, *verdict);
        }
        Item::Field { x, y, width, height, marks } => {
            pen.draw("^svg.field overflow=visible x=# y=# width=# height=#", &[], &[*x, *y, *width, *height]);
            mark::marks(pen, marks, "td");
        }
        Item::Plot { x, y, width, plot } => {
            let size = [*x, *y, *width, i32::from(plot.height)];
            pen.draw("^svg.field overflow=visible x=# y=# width=# height=#", &[], &size);
            standing::still(pen, plot, "td");
        }
        Item::Rule { y } => pen.draw("^line.rule x1=0 x2=# y1=# y2=#", &[], &[WIDTH, *y, *y]),
    }
}
