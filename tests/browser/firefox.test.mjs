/** Firefox. */
import { startFirefox } from './lib/firefox.mjs';
import { smoke } from './lib/smoke.mjs';

smoke(startFirefox);
