//! What is judged: the document as written, and the plan as resolved from it.

#[macro_use]
pub mod record;
pub mod check;
pub mod clause;
pub mod decimal;
pub mod figure;
pub mod interval;
pub mod problem;
pub mod resolve;
pub mod schema;
pub mod scorecard;
pub mod text;
pub mod time;
pub mod value;
