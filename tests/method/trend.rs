//! Examples of places in a panel, of trajectories and of shares of a target reached.

use super::{Outcome, Value};

/// Runs an example; `None` where the method belongs elsewhere.
pub fn run(method: &str, _example: &Value) -> Option<Outcome> {
    Some(match method {
        "rank_desc" | "rank_interval" | "quantile_groups" | "count_labels" => {
            Outcome::OutOfScope("ranking a whole panel comes with the standing view")
        }
        "dns_numeric" | "dns_constant" | "dns_directional" | "open_sdg_target" | "open_sdg_no_target" => {
            Outcome::OutOfScope("trajectories come later")
        }
        "attainment_increasing" | "attainment_decreasing" | "attainment_ratio" => {
            Outcome::OutOfScope("shares of a target reached come later")
        }
        _ => return None,
    })
}
