// Debian packages, where there is a Debian and a way to become root without being asked for a password.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure, ask, run, step } from "./run.mjs";

export const haveApt = () => ask("apt-get", ["--version"]) !== null;

function elevation() {
  if (process.getuid && process.getuid() === 0) return [];
  return ask("sudo", ["-n", "true"]) === null ? null : ["sudo", "-n"];
}

/** Installs the packages, or says in one sentence why it cannot and what to do. `wanted` says what they are for. */
export async function aptInstall(packages, wanted) {
  const byHand = `apt-get install ${packages.join(" ")}`;
  if (!haveApt()) throw new Failure(`${wanted} missing, and this system has no apt-get: install the equivalent of the Debian packages ${packages.join(", ")} and try again.`);
  const prefix = elevation();
  if (prefix === null) throw new Failure(`${wanted} missing: as root, run "${byHand}" and try again (there is no root and no password-free sudo here).`);
  const apt = async (log, ...args) => {
    const [program, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
    await run(program, rest, { log, timeout: 900, what: "apt-get" });
  };
  await step(`apt-get install ${packages.join(" ")}`, async () => {
    try {
      await apt("apt-update", "update", "-q");
      await apt("apt-install", "install", "-y", "-q", "--no-install-recommends", ...packages);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure(`${wanted} missing and could not be installed (no network, or a Debian too old?): run "${byHand}" as root and try again. ${error.message}`);
    }
  });
}

/**
 * The files of Debian packages in a folder, without installing them: no service is started, and nothing they depend on comes along.
 * `proof` is a file that is there when it has been done.
 */
export async function aptUnpack(packages, folder, proof, wanted) {
  if (existsSync(join(folder, proof))) return;
  if (!haveApt()) throw new Failure(`${wanted} missing, and this system has no apt-get.`);
  await step(`unpacking ${packages.join(" ")}`, async () => {
    const downloads = join(folder, "downloads");
    mkdirSync(downloads, { recursive: true });
    const get = { cwd: downloads, log: "apt-download", timeout: 900, what: "apt-get download (it needs a network, and a fresh apt-get update)" };
    await run("apt-get", ["download", "-q", ...packages], get);
    for (const file of readdirSync(downloads)) await run("dpkg-deb", ["-x", join(downloads, file), folder], { log: "dpkg-deb" });
    rmSync(downloads, { recursive: true });
    if (!existsSync(join(folder, proof))) throw new Failure(`${packages.join(", ")} no longer holds ${proof}.`);
  });
}
