import type { LogEventKind } from '../log-event.ts';
import type { SaidEvent } from './dialect.ts';

/** An event with what the line says of it, and nothing else. */
export function saidEvent(kind: LogEventKind, text: string, said: Partial<SaidEvent> = {}): SaidEvent {
  return {
    kind,
    callId: null,
    method: null,
    code: 0,
    phrase: null,
    q850Cause: 0,
    fromTag: null,
    toTag: null,
    text,
    ...said,
  };
}
