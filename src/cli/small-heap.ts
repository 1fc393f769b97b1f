import { setFlagsFromString } from 'node:v8';

/** Known of the V8 of Node.js 20; others may not have the flags, and would complain on standard error. */
const HAS_FLAGS = process.versions.v8.startsWith('11.');

/**
 * Keeps the space for new objects as small as it begins. V8 doubles it to three times 16 MB while the first calls come
 * up, which all stay, and afterwards has little to put there: a fifth of the peak memory, which has to be paged in and
 * which pushes the calls in progress out of the caches.
 */
export function keepYoungGenerationSmall(): void {
  if (HAS_FLAGS) setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Has V8 look for garbage when the heap has grown by a fifth, which it lets double: a third less memory at the peak of a long
 * input. A short one has no time to grow, and would only be searched more often.
 */
export function collectEarly(): void {
  if (HAS_FLAGS) setFlagsFromString('--heap-growing-percent=20');
}
