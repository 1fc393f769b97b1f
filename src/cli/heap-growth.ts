import { setFlagsFromString } from 'node:v8';

/** Known of the V8 of Node.js 20; others may not have the flags, and would complain on standard error. */
const HAS_FLAGS = process.versions.v8.startsWith('11.');

/** How much garbage may lie beside what is in use before it is collected, in percent of that. */
const MOST_GARBAGE = 30;

/**
 * Keeps the heap near to what is in use.
 *
 * The space for new objects stays as small as it begins: V8 doubles it to three times 16 MB while the first calls come up,
 * which all stay, and afterwards has little to put there. It is a fifth of the peak memory, which has to be paged in and
 * which pushes the calls in progress out of the caches.
 *
 * The space for old ones may be four times what is in use before V8 looks for garbage there. Little ever becomes garbage in it, so
 * that looking sooner costs a hundredth of the time and saves a third of the memory.
 */
export function keepHeapSmall(): void {
  if (!HAS_FLAGS) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString(`--heap-growing-percent=${MOST_GARBAGE}`);
}
