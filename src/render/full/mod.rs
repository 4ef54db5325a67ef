//! What the full edition draws besides: groups and folds, the reader's controls, the years of a timeline.

pub mod chart;
pub mod controls;
pub mod rows;
pub mod years;
