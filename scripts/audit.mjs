// npm run audit: licences, sources and known weaknesses of what we depend on; installs cargo-deny, which "npm run check" only uses if it is there.
import { audit, cargoDenyVersion } from "./lib/audit.mjs";
import { Failure, main } from "./lib/run.mjs";
import { cargoTool } from "./lib/tools.mjs";

await main(async () => {
  await cargoTool("cargo-deny", "cargo-deny", cargoDenyVersion);
  const problems = await audit(true);
  if (problems.length > 0) throw new Failure(problems.join("\n"));
});
