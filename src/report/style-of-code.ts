import type { Fault } from '../result.ts';
import type { Style } from './paint.ts';

/** The colour of a response code: calm for what is normal. */
export function styleOfCode(code: number): Style {
  if (code < 200) return 'dim';
  if (code < 300) return 'green';
  return code < 400 ? 'cyan' : 'red';
}

/** The colour of a fault. It only repeats what the text says. */
export function styleOfFault(fault: Fault): Style {
  if (fault === 'network') return 'red';
  if (fault === 'callee') return 'yellow';
  return fault === 'caller' ? 'cyan' : 'dim';
}
