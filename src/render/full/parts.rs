//! The parts of an index on one axis, with what would be if they changed.

use crate::chart::full::parts::Index;
use crate::chart::scene::Scene;
use crate::render::chart::Style;
use crate::render::pen::Pen;

/// Draws the view.
pub fn indices(_pen: &mut Pen<'_>, _indices: &[Index<'_>], _scene: &Scene<'_>, _style: &Style<'_>) {}
