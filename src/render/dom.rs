//! The DOM sink: a drawing as the steps that make its nodes, one text for the loader (`www/embed/paint.ts`).
//!
//! One text and not a call for each node: what a call into JavaScript costs, with its strings, is several times the
//! node (docs/decisions.md, 6). A step is a word and its end; what it does is told by its first sign:
//!
//! - `<td` begins an HTML element, `^circle` one of SVG, `>` ends one;
//! - `$` begins text;
//! - all else is an attribute of the element just begun: its name, `=`, its value.

use super::pen::{Pen, Sink};

/// Ends a step. In a text given, where a document may hold anything, it becomes a space.
const END: char = '\u{1}';

/// Collects steps.
struct Steps(String);

/// Draws into steps.
pub fn steps(draw: &mut dyn FnMut(&mut Pen<'_>)) -> String {
    let mut sink = Steps(String::new());
    draw(&mut Pen::new(&mut sink));
    sink.0
}

impl Steps {
    #[inline(never)]
    fn step(&mut self, sign: &str, text: &str) {
        self.0.push_str(sign);
        for letter in text.chars() {
            self.0.push(if letter == END { ' ' } else { letter });
        }
        self.0.push(END);
    }
}

impl Sink for Steps {
    fn open(&mut self, tag: &str, svg: bool) {
        self.step(if svg { "^" } else { "<" }, tag);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.0.push_str(name);
        self.step("=", value);
    }

    fn text(&mut self, text: &str) {
        self.step("$", text);
    }

    fn close(&mut self) {
        self.step(">", "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_its_step() {
        let made = steps(&mut |pen| pen.draw("<p.a title=$ $ ^path > >", &["1\u{1}onclick=", "\u{1}<script"], &[]));
        assert_eq!(
            made.split(END).collect::<Vec<_>>(),
            ["<p", "class=a", "title=1 onclick=", "$ <script", "^path", ">", ">", ""]
        );
    }
}
