// npm start [-- --port N] [-- --build-only]: sets up what is missing, builds, serves the gallery on this machine only.
import { parseArgs } from "node:util";
import { buildAll, fresh } from "./build.mjs";
import { dist } from "./lib/paths.mjs";
import { Failure, main } from "./lib/run.mjs";
import { serve } from "./server.mjs";

function options() {
  try {
    const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, "build-only": { type: "boolean", default: false } } });
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
    return { port: Number(values.port), buildOnly: values["build-only"] };
  } catch (error) {
    throw new Failure(`${error.message}. Usage: npm start [-- --port N] [-- --build-only]`);
  }
}

await main(async () => {
  const { port, buildOnly } = options();
  if (fresh()) console.log("Nothing has changed since the last build.");
  else await buildAll();
  if (buildOnly) return;
  const { url } = await serve(dist, { port }).catch((error) => {
    throw new Failure(error.code === "EADDRINUSE" ? `Port ${port} is taken: choose another, or leave --port out for a free one.` : `Cannot serve: ${error.message}.`);
  });
  console.log(`\nThước Đo: ${url}   (Ctrl-C stops it)`);
});
