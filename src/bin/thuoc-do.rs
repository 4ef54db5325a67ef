//! The command: `thuoc-do check | evaluate | render | schema`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    thuoc_do::command::run(&arguments)
}
