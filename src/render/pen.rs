//! The pen draws nodes, one after the other in the order of the document, into a sink.
//!
//! A stream and not a tree that is kept: a tree of owned nodes cost 9 kB more in the browser, and both
//! sinks read it once from top to bottom (docs/decisions.md, 6). What to draw is a form, a text of words,
//! because a call for each node and attribute cost twice as much:
//!
//! - `<td.result.long` begins an HTML element with its classes, `^circle` one of SVG, `>` ends one;
//! - `role=cell` is an attribute of the element just begun, with `_` for a space in its value;
//! - `$` as a word is text, as a value an attribute's: the next of the texts given;
//! - `#` is the next of the numbers given, `%` the next as a share of the width in ten-thousandths.
//!
//! Forms are the program's own; a text given is never read as one.

use crate::model::text::{cut, shown};

/// Where nodes go.
pub trait Sink {
    /// Begins an element, of SVG or of HTML, inside the one that is open.
    fn open(&mut self, tag: &str, svg: bool);
    /// Gives the element just begun an attribute; before its first child.
    fn attribute(&mut self, name: &str, value: &str);
    /// Adds text, never markup, to the element that is open.
    fn text(&mut self, text: &str);
    /// Ends the element that is open.
    fn close(&mut self);
}

/// Draws into a sink.
pub struct Pen<'s> {
    sink: &'s mut dyn Sink,
}

impl<'s> Pen<'s> {
    /// A pen for a sink.
    pub fn new(sink: &'s mut dyn Sink) -> Self {
        Self { sink }
    }

    /// Draws a form that asks for nothing.
    #[inline(never)]
    pub fn form(&mut self, form: &'static str) {
        self.draw(form, &[], &[]);
    }

    /// Draws a form with one text.
    #[inline(never)]
    pub fn one(&mut self, form: &'static str, text: &str) {
        self.draw(form, &[text], &[]);
    }

    /// Draws a form with one text, where there is any.
    #[inline(never)]
    pub fn maybe(&mut self, form: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.one(form, text);
        }
    }

    /// Draws a form.
    #[inline(never)]
    pub fn draw(&mut self, form: &'static str, texts: &[&str], numbers: &[i32]) {
        let mut texts = texts.iter();
        let mut numbers = numbers.iter();
        let mut rest = form;
        while !rest.is_empty() {
            let (word, after) = cut(rest, b' ');
            rest = after;
            let (name, asked) = cut(word, b'=');
            let made;
            match word.as_bytes().first() {
                Some(b'<' | b'^') => self.begin(word),
                Some(b'>') => self.sink.close(),
                Some(b'$') => self.sink.text(texts.next().unwrap_or(&"")),
                _ => self.sink.attribute(
                    name,
                    match asked {
                        "$" => texts.next().unwrap_or(&""),
                        "#" | "%" => {
                            let number = numbers.next().copied().unwrap_or(0);
                            made = if asked == "%" { share(number) } else { shown(&number) };
                            &made
                        }
                        _ => {
                            made = spaced(asked, '_');
                            &made
                        }
                    },
                ),
            }
        }
    }

    fn begin(&mut self, word: &str) {
        let (tag, classes) = cut(word, b'.');
        self.sink.open(tag.get(1..).unwrap_or(""), tag.starts_with("^"));
        if !classes.is_empty() {
            self.sink.attribute("class", &spaced(classes, '.'));
        }
    }
}

/// The text with spaces for a sign.
#[inline(never)]
fn spaced(text: &str, sign: char) -> String {
    let mut spaced = String::new();
    for letter in text.chars() {
        spaced.push(if letter == sign { ' ' } else { letter });
    }
    spaced
}

/// Ten-thousandths as a percentage: `53.03%`.
fn share(share: i32) -> String {
    let mut text = shown(&(share / 100));
    let rest = share % 100;
    if rest > 0 {
        text.push_str(if rest < 10 { ".0" } else { "." });
        text.push_str(&shown(&rest));
    }
    text.push('%');
    text
}
