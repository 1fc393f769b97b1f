import type { Call } from '../calls/call.ts';
import { fill } from '../codes/texts.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import type { CallFact } from '../diagnosis/patterns/pattern.ts';
import { PATTERNS } from '../diagnosis/patterns/registry.ts';
import type { FindingRow } from '../result.ts';
import { callIdText } from './call-id-text.ts';
import type { Names } from './names.ts';

/** Looks for what many calls have in common. */
export class PatternSearches {
  readonly #names: Names;
  readonly #searches = PATTERNS.map((pattern) => ({ pattern, search: pattern.search() }));
  readonly #fact: CallFact = {
    callId: '',
    startMicros: Number.NaN,
    durationMicros: Number.NaN,
    source: 0,
    peer: 0,
    outcome: 'unknown',
    isNetworkFault: false,
    code: 0,
    isSilent: false,
    dialled: 0,
    messages: 0,
    retransmissions: 0,
  };

  constructor(names: Names) {
    this.#names = names;
  }

  /** @param callee id of the endpoint that the INVITE went to */
  add(call: Call, verdict: Verdict, callee: number): void {
    const fact = this.#fact;
    const { outcome, final } = verdict;
    fact.callId = call.callId;
    fact.startMicros = call.firstMicros;
    fact.durationMicros = outcome === 'answered' && final !== null ? call.byeMicros - final.firstMicros : Number.NaN;
    fact.source = verdict.firstInvite?.source ?? 0;
    fact.peer = callee;
    fact.outcome = outcome;
    fact.isNetworkFault = verdict.fault === 'network';
    fact.code = final?.code ?? 0;
    fact.isSilent = outcome === 'timeout' && isSilent(verdict);
    fact.dialled = call.dialled;
    fact.messages = call.messages;
    fact.retransmissions = call.retransmissions;
    for (const { search } of this.#searches) search.add(fact);
  }

  /** Calls that at least one search did not look at, for want of room. */
  get overflow(): number {
    return Math.max(...this.#searches.map(({ search }) => search.overflow));
  }

  rows(): FindingRow[] {
    const { endpoints, aliases, codes } = this.#names;
    const addressOf = (peer: number): string => aliases.beside(endpoints.text(peer)?.replace(/:5060$/, '') ?? '?');
    return this.#searches.flatMap(({ pattern: { id, severity, reference, text }, search }) => {
      const { title, seen, advice } = text[codes.language];
      return search.find(addressOf).map(({ calls, values, examples }) => ({
        rule: id,
        severity,
        kind: 'also' as const,
        calls,
        title,
        summary: fill(seen, values),
        advice,
        reference,
        examples: examples.map(callIdText),
      }));
    });
  }
}

function isSilent({ attempts }: Verdict): boolean {
  return attempts.at(-1)?.transactions.every((t) => t.lastResponse === null) ?? false;
}
