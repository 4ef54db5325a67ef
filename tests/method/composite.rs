//! Examples of indices made of parts, of a publisher's arithmetic and of normalisation.

use super::{Outcome, Value};

/// Runs an example; `None` where the method belongs elsewhere.
pub fn run(method: &str, _example: &Value) -> Option<Outcome> {
    Some(match method {
        "weighted_sum" | "table_weighted_sum" | "sum" | "table_sum" | "weighted_interval" | "contribution"
        | "rescale_na" | "minmax_subindex" => Outcome::OutOfScope("composite indices come later"),
        "consistency" | "publisher_delta" => Outcome::OutOfScope("checking a publisher's arithmetic comes later"),
        "goalposts" | "dist2target" => Outcome::OutOfScope("normalisation comes later"),
        _ => return None,
    })
}
