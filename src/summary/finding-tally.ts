import { REGISTRATION_RULES } from '../diagnosis/registration-rules/registry.ts';
import { RULES } from '../diagnosis/rules/registry.ts';
import type { RuleHead } from '../diagnosis/rules/rule.ts';
import type { FindingRow, Ignored, IgnoredCalls, Language, Severity } from '../result.ts';
import type { JudgedFinding } from './known-faults.ts';

/** Calls or registrations named as examples of one finding. */
const MOST_EXAMPLES = 5;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

interface Tally {
  calls: number;
  severity: Severity;
  advice: string;
  readonly examples: string[];
  ignored: IgnoredCalls | null;
}

/** How many calls, or registrations, each rule fired on. */
export class FindingTally {
  readonly #language: Language;
  readonly #tallies = new Map<string, Tally>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** The same counts, to which what only a report tells can be added. */
  copy(): FindingTally {
    const copy = new FindingTally(this.#language);
    for (const [id, tally] of this.#tallies) copy.#tallies.set(id, { ...tally, examples: [...tally.examples] });
    return copy;
  }

  /** @param example names the call or the registration; empty when it has no name */
  add({ rule, observation, ignored = null }: JudgedFinding, example: () => string): void {
    const severity = observation.severity ?? rule.severity;
    let tally = this.#tallies.get(rule.id);
    if (tally === undefined) {
      const { advice } = rule.text[this.#language];
      this.#tallies.set(rule.id, (tally = { calls: 0, severity, advice, examples: [], ignored: null }));
    }
    tally.calls++;
    if (ignored !== null) tally.ignored = oneMore(tally.ignored, ignored);
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(tally.severity)) tally.severity = severity;
    if (tally.examples.length < MOST_EXAMPLES) {
      const name = example();
      if (name !== '') tally.examples.push(name);
    }
  }

  /** The worst first; of one severity, what is in the most calls. @param more of what is no call and no registration */
  rows(more: readonly FindingRow[]): FindingRow[] {
    const rows = [
      ...RULES.flatMap((rule) => this.#row(rule)),
      ...REGISTRATION_RULES.flatMap((rule) =>
        this.#row(rule).map((row) => ({ ...row, subject: 'registration' as const })),
      ),
      ...more,
    ];
    return rows.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.calls - a.calls);
  }

  #row({ id, kind, reference, text }: RuleHead): FindingRow[] {
    const tally = this.#tallies.get(id);
    if (tally === undefined) return [];
    const { calls, severity, advice, examples, ignored } = tally;
    const { title } = text[this.#language];
    const row = { rule: id, severity, kind, calls, title, summary: null, advice, reference, examples };
    return [ignored === null ? row : { ...row, ignored }];
  }
}

/** Counts one more that is known; the first reason stands for the others. */
export function oneMore(before: IgnoredCalls | null, { reason, until }: Ignored): IgnoredCalls {
  return before === null ? { calls: 1, reason, until } : { ...before, calls: before.calls + 1 };
}
