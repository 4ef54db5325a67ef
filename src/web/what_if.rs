//! What would be if parts had other scores, and judging alone: for measurements.

use super::{Chart, convert, error};
use crate::evaluate;
use crate::evaluate::composite::Fault;
use crate::evaluate::composite::whatif::Change;
use crate::model::decimal::Decimal;
use crate::model::record::Field;
use crate::model::resolve;
use crate::model::time::Year;
use crate::words::analysis::{fault, what_if};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Chart {
    /// A year of an indicator with other scores of parts: `changes` is `part=score`, one on each line, scores with a
    /// decimal point.
    ///
    /// # Errors
    /// A `ThuocDoError` with the code `bad-data`.
    #[wasm_bindgen(js_name = supposing)]
    pub fn what_if(&self, indicator: &str, year: u16, changes: &str) -> Result<JsValue, JsValue> {
        let year = self.year(year)?;
        let mut all = Vec::new();
        for line in changes.lines() {
            let (part, to) = line.split_once('=').unwrap_or((line, ""));
            let to = Decimal::parse(to).ok_or_else(|| self.faulty(&Fault::NotKnown(part.to_owned())))?;
            all.push(Change { part: part.to_owned(), to });
        }
        let found = what_if::what_if(&self.document.scorecard, indicator, year, &all);
        self.given(found.map(|found| found.write()))
    }

    /// Judges the document anew without telling it: how many targets are met, not met, open, not due.
    pub fn judged(&self) -> Vec<u32> {
        let plan = resolve::plan(&self.document.scorecard);
        let mut counts = [0; 4];
        for target in evaluate::judge(&plan).targets {
            if let Some(count) = counts.get_mut(target.outcome.verdict() as usize) {
                *count += 1;
            }
        }
        counts.to_vec()
    }

    /// The least change of parts that brings the total of an indicator's year to `total`.
    ///
    /// # Errors
    /// A `ThuocDoError` with the code `bad-data`.
    #[wasm_bindgen(js_name = leastChange)]
    pub fn least_change(&self, indicator: &str, year: u16, total: &str) -> Result<JsValue, JsValue> {
        let year = self.year(year)?;
        let total = Decimal::parse(total).ok_or_else(|| self.faulty(&Fault::NoScore))?;
        let found = what_if::least_change(&self.document.scorecard, indicator, year, total, self.options.lang);
        self.given(found.map(|found| found.write()))
    }
}

impl Chart {
    fn year(&self, year: u16) -> Result<Year, JsValue> {
        Year::new(year.into()).ok_or_else(|| self.faulty(&Fault::NoScore))
    }

    fn faulty(&self, fault: &Fault) -> JsValue {
        error::made("bad-data", &fault::sentence(fault, self.options.lang))
    }

    fn given(&self, found: Result<Option<crate::model::value::Value>, Fault>) -> Result<JsValue, JsValue> {
        match found {
            Ok(value) => convert::to_js(&value.unwrap_or(crate::model::value::Value::text(""))),
            Err(fault) => Err(self.faulty(&fault)),
        }
    }
}
