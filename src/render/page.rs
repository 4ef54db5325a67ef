//! A page of its own: the chart drawn in full without a script, its figures, and the script that makes it live.

use super::chart::{self, Style};
use super::{mark, string, table, timeline};
use crate::chart::scene::{Lang, Panel, Scene, Table, View};

/// What goes into a page.
pub struct Page<'a> {
    /// The chart.
    pub scene: &'a Scene<'a>,
    /// The indicators over the years, drawn under it.
    pub years: &'a [Panel<'a>],
    /// Its figures.
    pub table: &'a Table<'a>,
    /// The style sheet.
    pub style: &'a str,
    /// The document, as JSON; `<` is escaped in it.
    pub document: Option<&'a str>,
    /// The widget's script; it holds no end tag.
    pub script: Option<&'a str>,
}

const PAGE_STYLE: &str = ":root{color-scheme:light dark}@page{size:A4;margin:12mm}\
body{margin:0;font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif}\
thuoc-do{display:block;max-width:1100px;margin:0 auto}";

/// The text of the page.
pub fn page(page: &Page<'_>) -> String {
    let lang = page.scene.lang;
    let mut title = String::new();
    string::escape(page.scene.title.unwrap_or(page.scene.message), &mut title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>{PAGE_STYLE}{}</style>\n</head>\n<body>\n",
        lang.word(),
        page.style,
    );
    out.push_str("<thuoc-do");
    if lang == Lang::En {
        out.push_str(" data-thuoc-do-lang=\"en\"");
    }
    if page.scene.view != View::Scorecard {
        out.push_str(&format!(" data-thuoc-do-view=\"{}\"", page.scene.view.word()));
    }
    out.push_str(">\n");
    if let Some(document) = page.document {
        out.push_str("<script type=\"application/json\">");
        out.push_str(document);
        out.push_str("</script>\n");
    }
    out.push_str(&still(page));
    out.push_str("\n</thuoc-do>\n");
    if let Some(script) = page.script {
        out.push_str("<script>");
        out.push_str(script);
        out.push_str("</script>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// All views without a script; the script replaces them by a chart that answers.
fn still(page: &Page<'_>) -> String {
    string::text(|pen| {
        chart::chart(pen, page.scene, &Style { prefix: "td-still", theme: None, live: false, open: &[] });
        pen.form("<div.td");
        mark::definitions(pen, "td-years");
        timeline::panels(pen, page.years, page.scene, "td-years");
        table::region(pen, page.table);
        pen.form(">");
    })
}
