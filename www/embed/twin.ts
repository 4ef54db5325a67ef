/**
 * The twin of this script, which needs no WebAssembly: a file of the same folder, asked for only where WebAssembly is refused
 * and only where the address of this script is known. It joins the hub like any other copy.
 */

/** Taken while the script runs, for later there is no current script. */
export const script = document.currentScript as HTMLScriptElement | null;

/** An address of ours on a server: what stands before the edition, and after it. */
const OURS = /^(http[^?]*\/thuoc-do[^/?]*?)(?:\.full)?(\.js.*)/;

/** Fulfilled when the twin has run or cannot be had; rejects where the page's Trusted Types forbid to ask for it. */
export function loadTwin(): Promise<unknown> {
  return new Promise((done) => {
    // A page that pins this script by its sum has not agreed to another one.
    const own = script && !script.integrity && OURS.exec(script.src);
    if (!script || !own) return done(own);
    const made = document.createElement('script');
    // Beside dist/split it has a name of its own, else this script's.
    made.src = THUOC_DO_TWIN ? new URL(THUOC_DO_TWIN, script.src).href : own[1] + '.twin' + own[2];
    made.nonce = script.nonce;
    made.onload = made.onerror = done;
    document.head.appendChild(made);
  });
}
