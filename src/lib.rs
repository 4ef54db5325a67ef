//! Thước Đo judges published targets against published results, and says why.
//!
//! A document passes these phases, each a module of the same name; a phase may use `model` and the
//! phases before it, never one after it (`tests/imports.rs` reads the `use` lines and fails otherwise):
//!
//! 1. [`read`]: JSON, CSV or the cells of a table → [`model::scorecard::Scorecard`], as written.
//! 2. [`model`]: as written → [`model::resolve::Plan`], with every default and reference filled in.
//! 3. [`evaluate`]: plan → [`evaluate::Judgement`], verdicts in three-valued logic.
//! 4. [`words`]: judgement → [`words::report::Report`], in Vietnamese or English.
//! 5. [`chart`]: report → [`chart::scene::Scene`], marks with fixed positions.
//! 6. [`render`]: scene → nodes → a string or the browser's DOM.
//!
//! `web` is the border to JavaScript, `src/bin/thuoc-do.rs` the command; both draw files through `output`.
//!
//! The crate is pure without features: no clock, no file, no network, no floating point. The same
//! document gives the same bytes everywhere.

// First, because its macros define the words of the later phases.
#[macro_use]
pub mod model;

pub mod chart;
pub mod evaluate;
pub mod read;
pub mod render;
pub mod words;

#[cfg(feature = "page")]
pub mod output;

#[cfg(feature = "cli")]
pub mod command;

#[cfg(feature = "web")]
pub mod web;
