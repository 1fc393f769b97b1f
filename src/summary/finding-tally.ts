import type { CallCase } from '../diagnosis/call-case.ts';
import { RULES } from '../diagnosis/rules/registry.ts';
import type { Finding } from '../diagnosis/run-rules.ts';
import type { FindingRow, Language, Severity } from '../result.ts';
import { callIdText } from './call-id-text.ts';

/** Calls named as examples of one finding. */
const MOST_EXAMPLES = 5;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

interface Tally {
  calls: number;
  severity: Severity;
  advice: string;
  readonly examples: string[];
}

/** How many calls each rule fired on. */
export class FindingTally {
  readonly #language: Language;
  readonly #tallies = new Map<string, Tally>();

  constructor(language: Language) {
    this.#language = language;
  }

  add({ rule, observation }: Finding, call: CallCase): void {
    const severity = observation.severity ?? rule.severity;
    let tally = this.#tallies.get(rule.id);
    if (tally === undefined) {
      const { advice } = rule.text[this.#language];
      this.#tallies.set(rule.id, (tally = { calls: 0, severity, advice, examples: [] }));
    }
    tally.calls++;
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(tally.severity)) tally.severity = severity;
    if (tally.examples.length < MOST_EXAMPLES) {
      const callId = callIdText(call.callId);
      if (callId !== '') tally.examples.push(callId);
    }
  }

  /** The worst first; of one severity, what is in the most calls. @param patterns over calls, which go with them */
  rows(patterns: readonly FindingRow[]): FindingRow[] {
    const found = RULES.flatMap(({ id, kind, reference, text }): FindingRow[] => {
      const tally = this.#tallies.get(id);
      if (tally === undefined) return [];
      const { calls, severity, advice, examples } = tally;
      const { title } = text[this.#language];
      return [{ rule: id, severity, kind, calls, title, summary: null, advice, reference, examples }];
    });
    return [...patterns, ...found].sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.calls - a.calls,
    );
  }
}
