import { causeName } from '../codes/cause-name.ts';
import type { CallResponse, ResultCall } from '../result.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { fillTemplate } from './fill-template.ts';
import { addressText, hopText, statusText, type TableContext } from './table-context.ts';

/** `100 401 180×2 486`: the distribution of responses within one call, in the order they came first. */
export function distributionText(context: TableContext, responses: readonly CallResponse[]): string {
  const counts = new Map<string, number>();
  for (const response of responses) {
    // What was answered to BYE, PRACK or CANCEL did not decide the call.
    const key =
      response.method === 'INVITE' ? String(response.code) : `${escapeTerminal(response.method)}:${response.code}`;
    counts.set(key, (counts.get(key) ?? 0) + response.count);
  }
  if (counts.size === 0) return '-';
  return [...counts].map(([key, n]) => (n === 1 ? key : `${key}${context.glyph.times}${n}`)).join(' ');
}

/** Seconds with tenths, `-` when unknown. */
export function secondsText(seconds: number | null): string {
  if (seconds === null) return '-';
  return seconds < 1000 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** `404, told as 480 Temporarily Unavailable at or beyond 10.0.0.2` */
export function decisionText(context: TableContext, call: ResultCall): string {
  const { sentence } = context.words;
  let status = '';
  if (call.finalCode !== null) {
    status = statusText(context, call.finalCode, call.finalPhrase);
    if (call.originCode !== null && call.originCode !== call.finalCode) {
      const told = { origin: call.originCode, final: status, address: addressText(call.changedAt ?? '') };
      status = fillTemplate(call.changedAt === null ? sentence.toldAs : sentence.toldAsBy, told);
    }
  }
  if (call.decidedBy === null) return status;
  const address = hopText(call.decidedBy);
  const template = { certain: sentence.atCertain, likely: sentence.atLikely, 'at-or-beyond': sentence.atOrBeyond };
  return `${status} ${fillTemplate(template[call.decidedBy.certainty], { address })}`.trim();
}

/** What Reason, Warning or a vendor's header says; more than the code does. Null when only the code speaks. */
export function causeText(call: ResultCall): string | null {
  const { cause } = call;
  if (cause === null || cause.source === 'code' || cause.text === null) return null;
  if (cause.value === null) return cause.text;
  return `${cause.text} (${causeName(cause)})`;
}
