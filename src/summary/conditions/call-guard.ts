import type { CallView } from './call-view.ts';

/** Says which calls count: what can be told of a call at once is asked before it is looked into. */
export interface CallGuard {
  keepsAtFirst(call: CallView): boolean;
  keepsAtLast(call: CallView): boolean;
}

/** Looks at every call that counts as it ends. */
export interface CallWatch {
  /** @param isCounted neither a further leg nor by a scanner */
  add(call: CallView, isCounted: boolean): void;
}
