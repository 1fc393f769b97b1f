import { causeName } from '../../codes/cause-name.ts';
import type { Evidence, ResultCall } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import { firstSentence } from '../first-sentence.ts';
import { addressText, statusText } from '../table-context.ts';
import type { PageContext } from './page-context.ts';

/** What decided a call, as on the wire: the code it was told, and what says more. */
export interface Decision {
  /** `480 Temporarily Unavailable`, `404, told as 480 …`; empty without a response. */
  status: string;
  /** `No circuit/channel available (Q.850 34)`; else the first sentence of what the code means. */
  why: string;
}

export function decisionOf(call: ResultCall, { table, words }: PageContext): Decision {
  const { finalCode, finalPhrase, originCode, changedAt, cause } = call;
  let status = finalCode === null ? '' : statusText(table, finalCode, finalPhrase);
  if (finalCode !== null && originCode !== null && originCode !== finalCode) {
    const told = { origin: originCode, final: status, address: addressText(changedAt ?? '') };
    status = fillTemplate(changedAt === null ? words.sentence.toldAs : words.sentence.toldAsBy, told);
  }
  if (cause !== null && cause.source !== 'code' && cause.text !== null) {
    const name = cause.value === null ? '' : ` (${causeName(cause)})`;
    return { status, why: `${cause.text}${name}` };
  }
  return { status, why: firstSentence(call.meaning ?? '') };
}

/** The hop that decided, with a sign where it may have been one behind it; null when it is not known. */
export function hopOf({ decidedBy }: ResultCall): string | null {
  if (decidedBy === null) return null;
  return (decidedBy.certainty === 'at-or-beyond' ? '≥ ' : '') + addressText(decidedBy.address);
}

/** The frame or line; with several inputs also which of them, from 1: `2:36`. */
export function placeNumber(place: Evidence, { result }: Pick<PageContext, 'result'>): string {
  const position = positionOf(place);
  return result.inputs.length > 1 ? `${place.input + 1}:${position}` : String(position);
}

/** `frame 37 of trunk.pcap` */
export function placeText(place: Evidence, { result, say }: Pick<PageContext, 'result' | 'say'>): string {
  const path = result.inputs[place.input]?.path ?? '?';
  const file = path.split(/[/\\]/).findLast((segment) => segment !== '') ?? path;
  return fillTemplate('frame' in place ? say.frameOf : say.lineOf, { n: positionOf(place), file });
}

export function positionOf(place: Evidence): number {
  return 'frame' in place ? place.frame : place.line;
}
