//! `thuoc-do what-if`: parts with other scores, or the least change that reaches a total.

use super::{Failure, input, print};
use crate::evaluate::composite::Fault;
use crate::evaluate::composite::whatif::Change;
use crate::model::decimal::Decimal;
use crate::model::record::Field;
use crate::model::time::Year;
use crate::words::Lang;
use crate::words::analysis::{fault, what_if};
use std::process::ExitCode;

/// What was asked for, as written.
#[derive(Default)]
pub struct Asked {
    /// `--year`.
    pub year: Option<String>,
    /// Every `--set`.
    pub set: Vec<String>,
    /// `--reach`.
    pub reach: Option<String>,
}

impl Asked {
    /// Prints what would be, as JSON.
    pub(super) fn carry_out(&self, file: &str, indicator: Option<&str>, lang: Lang) -> Result<ExitCode, Failure> {
        let indicator = indicator.ok_or_else(|| Failure::Usage("what-if needs --indicator ID".into()))?;
        let year = self.year()?;
        let document = input::document(file).map_err(Failure::Input)?;
        let card = &document.scorecard;
        let told = match &self.reach {
            Some(total) => {
                let total = Decimal::parse(total)
                    .ok_or_else(|| Failure::Usage(format!("--reach {total}: expected a number such as 68.9")))?;
                what_if::least_change(card, indicator, year, total, lang).map(|found| found.write())
            }
            None => what_if::what_if(card, indicator, year, &self.changes()?).map(|found| found.write()),
        };
        let refused = |fault: Fault| {
            Failure::Input(vec![format!(
                "{file}: {indicator} {year}: {}",
                fault::sentence(&fault, Lang::En),
                year = year.number()
            )])
        };
        let told = told.map_err(refused)?;
        print(&told.map(|told| told.to_string()).unwrap_or_default())
    }

    fn year(&self) -> Result<Year, Failure> {
        let written = self.year.as_deref().ok_or_else(|| Failure::Usage("what-if needs --year YEAR".into()))?;
        let year = written.parse().ok().and_then(Year::new);
        year.ok_or_else(|| Failure::Usage(format!("--year {written}: expected a year from 1900 to 2199")))
    }

    fn changes(&self) -> Result<Vec<Change>, Failure> {
        let change = |written: &String| {
            let (part, to) = written.split_once('=')?;
            Some(Change { part: part.to_owned(), to: Decimal::parse(to)? })
        };
        let wrong =
            |written: &String| Failure::Usage(format!("--set {written}: expected PART=SCORE such as dat-dai=7.2"));
        self.set.iter().map(|written| change(written).ok_or_else(|| wrong(written))).collect()
    }
}
