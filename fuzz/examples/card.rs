//! Prints the scorecard that `judge` and `round_trip` make of a file of bytes: `cargo run --example card FILE`.

fn main() -> std::io::Result<()> {
    let file = std::env::args().nth(1).unwrap_or_default();
    print!("{}", thuoc_do_fuzz::card::text(&std::fs::read(file)?));
    Ok(())
}
