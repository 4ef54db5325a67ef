//! Drawings out: an SVG, a CSV, a page. The file appears whole or not at all.

use crate::chart::full::figures::Form;
use crate::chart::full::{part_table, standing};
use crate::chart::scene::Body;
use crate::chart::{self, View, picture};
use crate::model::record::Field;
use crate::read::Document;
use crate::render::page::{self, Page};
use crate::render::{STYLE, csv, picture as svg, string};
use crate::words::analysis;
use crate::words::report::Report;

/// What is drawn.
pub struct Drawing<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its report.
    pub report: &'a Report,
    /// The view.
    pub view: View,
    /// Id of the only indicator drawn.
    pub indicator: Option<&'a str>,
    /// File of the widget's script.
    pub script: Option<&'a str>,
}

/// Writes a file that appears whole or not at all: beside it first, so that a full disk leaves no half a file
/// under the name.
///
/// # Errors
/// Why it could not.
pub fn whole(out: &str, text: &str) -> Result<(), String> {
    let draft = format!("{out}.part");
    std::fs::write(&draft, text).and_then(|()| std::fs::rename(&draft, out)).map_err(|error| format!("{out}: {error}"))
}

impl Drawing<'_> {
    /// Draws into a file whose ending says how.
    ///
    /// # Errors
    /// Why it could not.
    pub fn write(&self, out: &str) -> Result<(), String> {
        let text = match out.rsplit_once('.').map(|(_, ending)| ending) {
            Some("svg") => self.svg(),
            Some("csv") => self.csv(),
            Some("html") => self.page(out)?,
            _ => return Err(format!("{out}: expected a name ending in .svg, .csv, .html or .thuoc-do.html")),
        };
        whole(out, &text)
    }

    fn csv(&self) -> String {
        let beyond = analysis::beyond(&self.document.scorecard, self.report.lang);
        match chart::full::scene(self.report, &beyond, self.view, self.indicator).body {
            Body::Standing(rankings) => csv::table(&standing::figures(&rankings, Form::Machine, self.report.lang)),
            Body::Parts(indices) => csv::table(&part_table::tables(&indices, Form::Machine, self.report.lang)),
            _ => csv::table(&chart::table::targets(self.report, self.indicator)),
        }
    }

    fn svg(&self) -> String {
        let beyond = analysis::beyond(&self.document.scorecard, self.report.lang);
        let scene = chart::full::scene(self.report, &beyond, self.view, self.indicator);
        let drawn = string::text(|pen| svg::picture(pen, &picture::picture(&scene), self.report.lang.word()));
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{drawn}\n")
    }

    fn page(&self, out: &str) -> Result<String, String> {
        let script = match self.script {
            Some(file) => Some(std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?),
            None if out.ends_with(".thuoc-do.html") => {
                return Err(format!("{out}: a page whole in one file needs --script dist/thuoc-do.js"));
            }
            None => None,
        };
        if let (Some(file), Some(script)) = (self.script, &script)
            && ["</script", "<!--"].iter().any(|token| script.contains(token))
        {
            return Err(format!(
                "{file}: found a token that would end the page's script element; expected thuoc-do.js as built"
            ));
        }
        let years = chart::timeline::panels(self.report, self.indicator);
        let beyond = analysis::beyond(&self.document.scorecard, self.report.lang);
        let document = self.document.scorecard.write().map(|value| value.to_string());
        Ok(page::page(&Page {
            scene: &chart::full::scene(self.report, &beyond, self.view, self.indicator),
            years: if self.view == View::Timeline { &[] } else { &years },
            table: &chart::table::targets(self.report, self.indicator),
            style: STYLE,
            document: document.as_deref().filter(|_| script.is_some()),
            script: script.as_deref(),
        }))
    }
}
