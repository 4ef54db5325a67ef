/** What the build put into the page: the script that goes into saved pages, and the sums of the scripts it belongs to. */
import { the } from './words';

export interface Script {
  /** Its name in dist/, and under the name that may be cached for ever. */
  file: string;
  versioned: string;
  /** For `integrity`. */
  sum: string;
}

/** The full edition first. */
export function scripts(): Script[] {
  return JSON.parse(the('release').textContent || '[]') as Script[];
}

/** The text of the full edition, as it lies in dist/. */
export function widget(): string {
  return the('widget').textContent || '';
}
