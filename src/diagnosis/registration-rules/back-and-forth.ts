import type { BindingFacts } from '../binding-watch.ts';

/** Contact A, B, A, B, A: once is somebody who changes the network. */
const TELLING = 3;

/** Whether the one Contact of an address has just changed back so often that it is no accident; told once. */
export function isBackAndForth({ returns }: BindingFacts): boolean {
  return returns === TELLING;
}
