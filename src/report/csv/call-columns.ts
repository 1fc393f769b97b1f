import { causeName } from '../../codes/cause-name.ts';
import type { Evidence, ResultCall, ResultInput } from '../../result.ts';
import type { Column } from './column.ts';

/** The columns of calls. */
export function callColumns(inputs: readonly ResultInput[]): readonly Column<ResultCall>[] {
  return [
    ['callId', ({ callId }) => callId],
    ['startTime', ({ startTime }) => startTime],
    ['endTime', ({ endTime }) => endTime],
    ['outcome', ({ outcome }) => outcome],
    ['fault', ({ fault }) => fault],
    ['category', ({ category }) => category],
    ['finalCode', ({ finalCode }) => finalCode],
    ['finalPhrase', ({ finalPhrase }) => finalPhrase],
    ['meaning', ({ meaning }) => meaning],
    ['originCode', ({ originCode }) => originCode],
    ['changedAt', ({ changedAt }) => changedAt],
    ['decidedBy', ({ decidedBy }) => decidedBy?.address],
    ['certainty', ({ decidedBy }) => decidedBy?.certainty],
    ['cause', ({ cause }) => (cause === null ? null : causeName(cause))],
    ['causeText', ({ cause }) => cause?.text],
    ['fromUri', ({ from }) => from.uri],
    ['fromUser', ({ from }) => from.user],
    ['fromDisplay', ({ from }) => from.display],
    ['toUri', ({ to }) => to.uri],
    ['toUser', ({ to }) => to.user],
    ['toDisplay', ({ to }) => to.display],
    ['requestUri', ({ requestUri }) => requestUri],
    ['caller', ({ caller }) => caller],
    ['callee', ({ callee }) => callee],
    ['transport', ({ transport }) => transport],
    ['responses', ({ responses }) => responses.map(({ code }) => code).join(' ')],
    ['attempts', ({ attempts }) => attempts],
    ['messages', ({ messages }) => messages],
    ['retransmissions', ({ retransmissions }) => retransmissions],
    ['postDialDelay', ({ timing }) => timing.postDialDelay],
    ['ringing', ({ timing }) => timing.ringing],
    ['setup', ({ timing }) => timing.setup],
    ['duration', ({ timing }) => timing.duration],
    ['linked', ({ linked }) => linked.map(({ callId }) => callId).join(' ')],
    ['findings', ({ findings }) => findings.map(({ rule }) => rule).join(' ')],
    ['basis', ({ basis }) => basis],
    ['input', ({ first }) => inputs[first.input]?.path],
    ['frame', ({ first }) => frameOf(first)],
    ['line', ({ first }) => lineOf(first)],
  ];
}

function frameOf(place: Evidence): number | null {
  return 'frame' in place ? place.frame : null;
}

function lineOf(place: Evidence): number | null {
  return 'line' in place ? place.line : null;
}
