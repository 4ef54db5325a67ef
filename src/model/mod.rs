//! What is judged: the document as written, and the plan as resolved from it.

#[macro_use]
mod define;

pub mod base;
pub mod check;
pub mod choices;
pub mod clause;
pub mod decimal;
pub mod figure;
pub mod geography;
pub mod ids;
pub mod index_file;
pub mod interval;
pub mod level;
pub mod order;
pub mod panel;
pub mod part;
pub mod points;
#[cfg(feature = "page")]
pub mod pretty;
pub mod problem;
pub mod ranking;
pub mod record;
pub mod resolve;
pub mod schema;
pub mod scorecard;
pub mod series;
pub mod text;
pub mod time;
pub mod units;
pub mod value;
