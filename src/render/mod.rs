//! Scene → a stream of nodes → a string, or steps for the browser's DOM. No position is computed here.

pub mod chart;
pub mod csv;
pub mod detail;
pub mod dom;
#[cfg(feature = "full")]
pub mod full;
#[cfg(not(feature = "full"))]
mod lean;
pub mod mark;
pub mod page;
pub mod pen;
#[cfg(feature = "full")]
pub mod picture;
pub mod rows;
pub mod sign;
pub mod string;
pub mod table;
pub mod timeline;

/// The style sheet of a drawn chart, for a page of its own; in the browser the loader brings it.
#[cfg(feature = "page")]
pub const STYLE: &str = concat!(include_str!("style.css"), include_str!("full.css"));
