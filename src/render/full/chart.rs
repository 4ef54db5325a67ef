//! The body of a chart in the full edition.

use super::{controls, parts, rows, standing, years};
use crate::chart::scene::{Body, Scene};
use crate::render::chart::{Style, key};
use crate::render::pen::Pen;
use crate::render::table;

/// Draws the controls and the view.
pub fn body(pen: &mut Pen<'_>, scene: &Scene<'_>, style: &Style<'_>) {
    match &scene.body {
        Body::Scorecard(all) => {
            if style.live {
                controls::choices(pen, scene, style.prefix);
            }
            key(pen, scene, style.prefix);
            rows::scorecard(pen, scene, all, style);
        }
        Body::Timeline(panels) => years::panels(pen, panels, scene, style),
        Body::Table(figures) => table::region(pen, figures),
        Body::Standing(rankings) => standing::rankings(pen, rankings, scene, style),
        Body::Parts(indices) => parts::indices(pen, indices, scene, style),
    }
    if style.live {
        controls::save(pen, scene, style.prefix);
    }
}
