//! What the full edition draws besides: groups and folds, the reader's controls, the years of a timeline.

pub mod chart;
pub mod controls;
pub mod parts;
pub mod rows;
pub mod standing;
pub mod years;
