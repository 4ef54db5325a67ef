/** WebKit. */
import { smoke } from './lib/smoke.mjs';
import { startWebKit } from './lib/webkit.mjs';

smoke(startWebKit, { collects: true });
