import { setFlagsFromString } from 'node:v8';

/** Known of the V8 of Node.js 20; others may not have the flags, and would complain on standard error. */
const HAS_FLAGS = process.versions.v8.startsWith('11.');

/**
 * Keeps memory near what is in use. V8 doubles the space for new objects to three times 16 MB while the first calls come
 * up, which all stay, and afterwards has little to put there: a fifth of the peak memory, which has to be paged in and
 * which pushes the calls in progress out of the caches. And it lets old objects double before it looks for those that
 * nobody holds: another third.
 */
export function keepHeapSmall(): void {
  if (!HAS_FLAGS) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
