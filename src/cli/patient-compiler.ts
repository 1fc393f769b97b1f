import { setFlagsFromString } from 'node:v8';
import type { Progress } from '../index.ts';
import { collectEarly } from './small-heap.ts';

/**
 * How many bytes of bytecode a function runs before V8 considers compiling it for speed. With V8's own figure a small
 * capture costs more in compiling what is used for a few milliseconds than in all the rest.
 */
const BUDGET = { patient: 1_000_000, usual: 66 * 1024 };
/** From here on patience costs more than it saves: what V8 compiles late is also slower, as it allows for every rare case seen. */
const LONG_INPUT_BYTES = 32 * 1024 * 1024;
/** Only the V8 of Node.js 20 has the flag, and needs it: later ones compile in smaller steps, and would complain on standard error. */
const HAS_FLAG = process.versions.v8.startsWith('11.');

let isPatient = false;

/** Has V8 take its time to optimise. The flag is read whenever a budget is used up, so it may change at any time. */
export function optimizeLate(): void {
  if (!HAS_FLAG) return;
  isPatient = true;
  setBudget(BUDGET.patient);
}

/** Ends the patience, before anything is read, when the input is long or may be; memory counts then. */
export function watchLength({ bytesTotal }: Progress): void {
  if (!isPatient || (bytesTotal !== null && bytesTotal < LONG_INPUT_BYTES)) return;
  isPatient = false;
  setBudget(BUDGET.usual);
  collectEarly();
}

function setBudget(bytes: number): void {
  setFlagsFromString(`--interrupt-budget=${bytes}`);
}
