//! Events of a drawn chart → what the reader asked for.

use crate::chart::View;
use crate::words::Lang;
use wasm_bindgen::JsCast;

/// What the reader asked for.
pub enum Action {
    /// Another view.
    View(View),
    /// Another language.
    Lang(Lang),
    /// A target's details, to open or close.
    Row(String),
}

/// The action of a click on one of the chart's buttons. The keyboard's Enter and Space click a button too.
pub fn action(event: &web_sys::Event) -> Option<Action> {
    if event.type_() != "click" {
        return None;
    }
    // What is not an element has no `closest`; calling it is an error then, and no action.
    let target: web_sys::Element = event.target()?.unchecked_into();
    let button = target.closest("button").ok()??;
    for name in ["data-view", "data-lang", "data-row"] {
        if let Some(word) = button.get_attribute(name) {
            return match name {
                "data-view" => View::from_word(&word).map(Action::View),
                "data-lang" => Lang::from_word(&word).map(Action::Lang),
                _ => Some(Action::Row(word)),
            };
        }
    }
    None
}
