//! A document as a file that stands alone: the same bytes from the command and from the editor's page.

pub mod forms;

use crate::chart::full::figures::Form;
use crate::chart::full::{part_table, standing};
use crate::chart::scene::Body;
use crate::chart::{self, View, picture};
use crate::model::record::Field;
use crate::read::Document;
use crate::render::page::{self, Page};
use crate::render::{STYLE, csv, picture as svg, string};
use crate::words::analysis::{self, Beyond};
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
}

impl Drawing<'_> {
    /// A file of SVG.
    pub fn svg(&self) -> String {
        let beyond = self.beyond();
        let scene = chart::full::scene(self.report, &beyond, self.view, self.indicator);
        let drawn = string::text(|pen| svg::picture(pen, &picture::picture(&scene), self.report.lang.word()));
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{drawn}\n")
    }

    /// The figures as CSV.
    pub fn csv(&self) -> String {
        match chart::full::scene(self.report, &self.beyond(), self.view, self.indicator).body {
            Body::Standing(rankings) => csv::table(&standing::figures(&rankings, Form::Machine, self.report.lang)),
            Body::Parts(indices) => csv::table(&part_table::tables(&indices, Form::Machine, self.report.lang)),
            _ => csv::table(&chart::table::targets(self.report, self.indicator)),
        }
    }

    fn beyond(&self) -> Beyond {
        analysis::beyond(&self.document.scorecard, self.report.lang)
    }

    /// A page; with a script it also holds the document, and is live.
    pub fn page(&self, script: Option<&str>) -> String {
        let years = chart::timeline::panels(self.report, self.indicator);
        let document = self.document.scorecard.write().map(|value| value.to_string());
        page::page(&Page {
            scene: &chart::full::scene(self.report, &self.beyond(), self.view, self.indicator),
            years: if self.view == View::Timeline { &[] } else { &years },
            table: &chart::table::targets(self.report, self.indicator),
            style: STYLE,
            document: document.as_deref().filter(|_| script.is_some()),
            script,
        })
    }
}

/// Would the script end the element of a page that holds it?
pub fn ends_early(script: &str) -> bool {
    ["</script", "<!--"].iter().any(|token| script.contains(token))
}
