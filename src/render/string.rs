//! The string sink: HTML text, or the text of a stand-alone SVG.

use super::pen::{Pen, Sink};

/// Collects nodes as text.
#[derive(Default)]
pub struct Text {
    out: String,
    /// Tags of the elements that are open, and whether they are SVG.
    open: Vec<(String, bool)>,
    /// The start tag of the last of them has not ended yet.
    begun: bool,
}

/// Draws into a string.
pub fn text(draw: impl FnOnce(&mut Pen<'_>)) -> String {
    let mut sink = Text::default();
    draw(&mut Pen::new(&mut sink));
    sink.out
}

impl Text {
    fn end_start_tag(&mut self) {
        if std::mem::take(&mut self.begun) {
            self.out.push('>');
        }
    }
}

impl Sink for Text {
    fn open(&mut self, tag: &str, svg: bool) {
        self.end_start_tag();
        self.out.push('<');
        self.out.push_str(tag);
        self.open.push((tag.to_owned(), svg));
        self.begun = true;
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        self.end_start_tag();
        escape(text, &mut self.out);
    }

    fn close(&mut self) {
        let Some((tag, svg)) = self.open.pop() else { return };
        if svg && std::mem::take(&mut self.begun) {
            self.out.push_str("/>");
            return;
        }
        self.end_start_tag();
        self.out.push_str("</");
        self.out.push_str(&tag);
        self.out.push('>');
    }
}

/// Escapes for text and for attributes in double quotes, in HTML and in XML. Control characters that XML
/// forbids are left out.
pub fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            control if control < ' ' && !matches!(control, '\n' | '\t') => {}
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let name = "<img src=x onerror=\"alert(1)\">&";
        let made = text(|pen| {
            pen.draw("<p.a.b role=cell title=$ $ >", &[name, name], &[]);
        });
        let told = "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;";
        assert_eq!(made, format!("<p class=\"a b\" role=\"cell\" title=\"{told}\">{told}</p>"));
    }

    #[test]
    fn empty_elements() {
        let made = text(|pen| {
            pen.draw("<td ^circle cx=% r=# > <span hidden > >", &[], &[5_303, 9]);
        });
        assert_eq!(made, "<td><circle cx=\"53.03%\" r=\"9\"/><span hidden=\"\"></span></td>");
    }
}
