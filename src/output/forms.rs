//! The text an editor pastes into a portal's article, in one of five forms, each on one line: what cleaners and
//! editors keep of it stands in docs/editors.md.

use crate::chart;
use crate::chart::picture::WIDTH;
use crate::read::table::{self, Cell, Table};
use crate::render::string::escape;
use crate::words::build;
use crate::words::report::Report;

choice! {
    /// A way of putting a chart on a page.
    pub enum Form {
        /// The element around the document or the table.
        Element = "A",
        /// A marked table.
        Table = "B",
        /// A link to a self-contained page.
        Link = "C",
        /// A frame of that page, and the link.
        Frame = "D",
        /// A picture, the table and the link.
        Still = "E",
    }
}

/// What the texts are made of.
pub struct Parts<'a> {
    /// The author's table, or one of the document's figures.
    pub table: &'a Table,
    /// The document as JSON, where the author's data is that; `<` is escaped in it.
    pub document: Option<&'a str>,
    /// What the chart is called.
    pub title: &'a str,
    /// What the picture says.
    pub message: &'a str,
    /// How high the picture is, in pixels.
    pub height: i32,
    /// The line that loads the script, see [`script`].
    pub script: &'a str,
    /// Options as attributes, `name=value` a line.
    pub attributes: &'a str,
    /// Options as class tokens.
    pub classes: &'a str,
    /// Address of the self-contained page.
    pub page: &'a str,
    /// Address of the picture.
    pub picture: &'a str,
}

/// The line that loads the script; a sum makes the browser check the file, which it cannot do for one on disk.
pub fn script(address: &str, sum: &str) -> String {
    let mut out = String::new();
    let mut more = vec![("src", address)];
    if !sum.is_empty() {
        more.extend([("integrity", sum), ("crossorigin", "anonymous")]);
    }
    open("script", &more, &mut out);
    out.truncate(out.len() - 1);
    out.push_str(" defer></script>");
    out
}

impl Parts<'_> {
    /// The text of a form.
    pub fn text(&self, form: Form) -> String {
        let mut out = String::new();
        match form {
            Form::Element => {
                out.push_str(self.script);
                let pairs: Vec<(&str, &str)> =
                    self.attributes.lines().filter_map(|line| line.split_once('=')).collect();
                open("thuoc-do", &pairs, &mut out);
                if let Some(document) = self.document {
                    out.push_str("<script type=\"application/json\">");
                    out.push_str(document);
                    out.push_str("</script>");
                }
                self.table(&[], &mut out);
                out.push_str("</thuoc-do>");
            }
            Form::Table => {
                let classes = format!("thuoc-do {}", self.classes);
                self.table(&[("class", classes.trim())], &mut out);
            }
            Form::Link => self.link(&mut out),
            Form::Frame => {
                open(
                    "iframe",
                    &[("src", self.page), ("title", self.title), ("width", "100%"), ("height", "600")],
                    &mut out,
                );
                out.push_str("</iframe>");
                self.link(&mut out);
            }
            Form::Still => {
                let (width, height) = (WIDTH.to_string(), self.height.to_string());
                let picture = [("src", self.picture), ("alt", self.message), ("width", &width), ("height", &height)];
                out.push_str("<p>");
                open("img", &picture, &mut out);
                out.push_str("</p>");
                self.table(&[], &mut out);
                self.link(&mut out);
            }
        }
        out
    }

    fn link(&self, out: &mut String) {
        out.push_str("<p>");
        open("a", &[("href", self.page)], out);
        escape(self.title, out);
        out.push_str("</a></p>");
    }

    /// The table as written, its header marked where its program did not do so.
    fn table(&self, attributes: &[(&str, &str)], out: &mut String) {
        open("table", attributes, out);
        if let Some(caption) = &self.table.caption {
            out.push_str("<caption>");
            words(caption, out);
            out.push_str("</caption>");
        }
        let heading = table::heading(self.table);
        for (index, row) in self.table.rows.iter().enumerate() {
            out.push_str("<tr>");
            for cell in row {
                let tag = if cell.header || heading.contains(&index) { "th" } else { "td" };
                let (rows, columns) = (cell.rows.to_string(), cell.columns.to_string());
                let spans = [("rowspan", rows.as_str()), ("colspan", columns.as_str())];
                let wide: Vec<_> = spans.into_iter().filter(|(_, count)| *count != "1").collect();
                open(tag, &wide, out);
                words(&cell.text, out);
                out.push_str("</");
                out.push_str(tag);
                out.push('>');
            }
            out.push_str("</tr>");
        }
        out.push_str("</table>");
    }
}

/// The figures of a report as a table to read, and to write again.
pub fn figures(report: &Report, indicator: Option<&str>) -> Table {
    let figures = chart::table::targets(report, indicator);
    let cell = |text: &str, header| Cell { text: text.to_owned(), header, rows: 1, columns: 1 };
    let mut rows = vec![figures.header.iter().map(|title| cell(title, true)).collect()];
    for row in figures.rows() {
        rows.push(row.iter().map(|one| cell(&one.text, false)).collect());
    }
    Table { caption: Some(figures.caption.to_owned()), rows, as_of: Some(report.as_of), title: None }
}

/// Would the table be judged as the report, or its one indicator, was, clause by clause? What a document says and a
/// table cannot is lost in it.
pub fn says_the_same(table: &Table, report: &Report, indicator: Option<&str>) -> bool {
    let Ok(document) = table::document(table) else { return false };
    let again = build::report(&document, report.lang);
    let judged = |report: &Report, indicator: Option<&str>| {
        let mut all = Vec::new();
        for one in &report.targets {
            if indicator.is_none_or(|wanted| wanted == one.indicator) {
                let clauses: Vec<_> = one.clauses.iter().map(|clause| clause.verdict).collect();
                all.push((one.years.clone(), one.verdict, one.reason.0, clauses));
            }
        }
        all
    };
    again.unread.is_empty() && judged(&again, None) == judged(report, indicator)
}

/// Begins an element.
fn open(tag: &str, attributes: &[(&str, &str)], out: &mut String) {
    out.push('<');
    out.push_str(tag);
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(&value.replace(['\n', '\t'], " "), out);
        out.push('"');
    }
    out.push('>');
}

/// Text in which a line break is an element: a break in the source would be a space, or in some editors a paragraph.
fn words(text: &str, out: &mut String) {
    for (index, line) in text.trim().lines().enumerate() {
        out.push_str(if index == 0 { "" } else { "<br>" });
        escape(line.trim(), out);
    }
}
