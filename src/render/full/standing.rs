//! A whole ranking as a plot to move about in, its sentences and its table.

use crate::chart::full::standing::Ranking;
use crate::chart::scene::Scene;
use crate::render::chart::Style;
use crate::render::pen::Pen;

/// Draws the view.
pub fn rankings(_pen: &mut Pen<'_>, _rankings: &[Ranking<'_>], _scene: &Scene<'_>, _style: &Style<'_>) {}
