//! Supposing other scores of parts: what a reader does to the controls, and what follows of it.

use super::Chart;
use crate::chart::full::parts;
use crate::model::decimal::Decimal;
use crate::words::analysis::supposed::{self, Supposed};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

#[wasm_bindgen]
impl Chart {
    /// What is supposed now, as one word: `part=7.5,part=6`; nothing where nothing is.
    #[wasm_bindgen(js_name = whatIf)]
    pub fn what_if_text(&self) -> String {
        supposed::written(&self.beyond.supposed, &self.beyond.indices)
    }

    /// Supposes what such a word says, in place of what was supposed; what the document has no place for is passed over.
    #[wasm_bindgen(js_name = setWhatIf)]
    pub fn set_what_if(&mut self, text: &str) {
        self.beyond.supposed = supposed::read(text, &self.beyond.indices);
        self.reckon();
    }
}

/// What a reader did to the controls of an index.
enum Did {
    /// Chose a score for a part.
    Chose(String, Decimal),
    /// Asked for a step up or down of a part.
    Stepped(String, bool),
    /// Took everything back.
    Reset,
    /// Asked for a goal.
    Took(usize),
}

/// What the event did, and the section it happened in.
fn did(event: &Event) -> Option<(Element, Did)> {
    // What is not an element has no `closest`; calling it is an error then, and nothing was done.
    let target: Element = event.target()?.unchecked_into();
    let kind = event.type_();
    let section = target.closest("[data-index]").ok()??;
    let part = || target.closest("[data-part]").ok().flatten().and_then(|part| part.get_attribute("data-part"));
    if kind == "input" {
        let value = js_sys::Reflect::get(&target, &"value".into()).ok()?.as_string()?;
        return Some((section, Did::Chose(part()?, Decimal::parse(&value)?)));
    }
    if kind != "click" {
        return None;
    }
    let button = target.closest("button").ok()??;
    let did = if let Some(by) = button.get_attribute("data-by") {
        Did::Stepped(part()?, by == "+")
    } else if let Some(goal) = button.get_attribute("data-take") {
        Did::Took(goal.parse().ok()?)
    } else if button.has_attribute("data-reset") {
        Did::Reset
    } else {
        return None;
    };
    Some((section, did))
}

impl Chart {
    /// Reckons anew what follows of all that is supposed.
    pub(super) fn reckon(&mut self) {
        for one in &mut self.beyond.supposed {
            if let Some(index) = self.beyond.indices.iter().find(|index| index.indicator == one.indicator) {
                one.reckon(&self.document.scorecard, index, self.options.lang);
            }
        }
    }

    /// Takes an event of a control and reckons what follows of it; false where it is not about one.
    pub(super) fn supposes(&mut self, event: &Event) -> bool {
        let Some((section, did)) = did(event) else { return false };
        let id = section.get_attribute("data-index").unwrap_or_default();
        let Some(at) = self.beyond.indices.iter().position(|index| index.indicator == id) else {
            return false;
        };
        let Some(told) = self.beyond.indices.get(at) else { return false };
        let all = &mut self.beyond.supposed;
        match did {
            Did::Chose(part, to) => {
                supposed::set(all, told, &part, to);
            }
            Did::Stepped(part, up) => {
                let laid = parts::index(&self.report, &self.beyond, told);
                let row = laid.rows.iter().find(|row| row.part.part == part);
                if let Some(to) = row.and_then(|row| row.control.as_ref()).map(|control| control.stepped(up)) {
                    drop(laid);
                    supposed::set(&mut self.beyond.supposed, told, &part, to);
                }
            }
            Did::Reset => all.retain(|one| one.indicator != id),
            Did::Took(goal) => {
                all.retain(|one| one.indicator != id);
                for step in told.goals.get(goal).map_or(&[][..], |goal| &goal.least.steps) {
                    supposed::set(all, told, &step.part, step.to);
                }
            }
        }
        let known = self.beyond.supposed.iter_mut().find(|one| one.indicator == id);
        if let Some(one) = known {
            Supposed::reckon(one, &self.document.scorecard, told, self.options.lang);
        }
        true
    }
}
