import type { Language, Outcome, Severity } from '../../result.ts';

/** What a pattern gets to know of a call. One object is reused for all calls: who keeps something copies it. */
export interface CallFact {
  /** Latin-1 text of the Call-ID's bytes; empty when not kept. */
  callId: string;
  /** Microseconds since the epoch; NaN when unknown. */
  startMicros: number;
  /** Of an answered call from 2xx to BYE; NaN when not seen. */
  durationMicros: number;
  /** Ids of the endpoints that the INVITE came from and was sent to; 0 when unknown. */
  source: number;
  peer: number;
  outcome: Outcome;
  isNetworkFault: boolean;
  /** The code as the peer told it; 0 when there was none. */
  code: number;
  /** No response of any kind came. */
  isSilent: boolean;
  /** How the dialled number begins (`calls/dialled-prefix.ts`); 0 when none was dialled. */
  dialled: number;
  messages: number;
  retransmissions: number;
}

/** Something that many calls have in common. */
export interface PatternFinding {
  readonly calls: number;
  /** What stands for `{name}` in the sentence. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly examples: readonly string[];
}

export interface PatternText {
  readonly title: string;
  readonly seen: string;
  readonly advice: string;
}

/** Looks for one thing over all calls, in bounded memory. */
export interface PatternSearch {
  add(call: CallFact): void;
  /** Calls whose peer or number found no room. */
  readonly overflow: number;
  /** What was found, what is in the most calls first. @param addressOf the address of a peer, for people */
  find(addressOf: (peer: number) => string): PatternFinding[];
}

export interface Pattern {
  readonly id: string;
  readonly severity: Severity;
  readonly reference: string;
  readonly text: Readonly<Record<Language, PatternText>>;
  search(): PatternSearch;
}

/** Calls named as examples of one finding. */
const MOST_EXAMPLES = 5;

/** Keeps the first few Call-IDs. */
export function addExample(examples: string[], { callId }: CallFact): void {
  if (examples.length < MOST_EXAMPLES && callId !== '') examples.push(callId);
}

/** Findings told of one pattern: the worst peers stand for the others. */
export const MOST_FOUND = 3;

/** Peers that one pattern tells apart. */
export const MOST_PEERS = 1024;

/** The value of a key, made when it is new; null when there are too many. */
export function entryOf<K, V>(entries: Map<K, V>, key: K, most: number, make: () => V): V | null {
  const known = entries.get(key);
  if (known !== undefined) return known;
  if (entries.size >= most) return null;
  const made = make();
  entries.set(key, made);
  return made;
}

/** `19:22:47`, the time of day in UTC, as reports print it. */
export function clock(micros: number): string {
  const millis = Math.floor(micros / 1000);
  return Number.isFinite(millis) && Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString().slice(11, 19) : '?';
}
