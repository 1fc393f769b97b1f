import { fill } from '../../codes/texts.ts';
import { words } from '../../codes/words.ts';
import type { GateResult, Language } from '../../result.ts';
import { CallBatch } from '../call-batch.ts';
import type { Aliases } from '../conditions/address-pattern.ts';
import type { CallView } from '../conditions/call-view.ts';
import { needsText } from '../conditions/compile-condition.ts';
import { expressionOf } from '../conditions/refusal.ts';
import { measureCall } from '../measure-call.ts';
import { printWhere } from '../conditions/print-where.ts';
import type { Gate, Operator } from './gate.ts';
import { expressionText, type GateSpec } from './gate-spec.ts';
import { parseGate } from './parse-gate.ts';
import { readingOf, type Reading, type RunFacts } from './reading.ts';
import { Scope } from './scope.ts';

/** Whether a comparison is true. */
export const HOLDS: Record<Operator, (value: number, limit: number) => boolean> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '==': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
};

export interface GateOptions {
  specs: readonly GateSpec[];
  /** Of fewer calls nothing is judged that is a share or a time of calls. */
  minCalls: number;
  aliases: Aliases;
  language: Language;
}

interface Entry {
  readonly spec: GateSpec;
  readonly gate: Gate;
  readonly scope: Scope;
}

/** The gates of a run: they look at each call as it ends, and are judged when all have. */
export class GateRun {
  readonly #entries: Entry[] = [];
  readonly #scopes: Scope[];
  readonly #options: GateOptions;
  /** Takes one call after another, for the metrics of scopes. */
  readonly #batch = new CallBatch(1);

  /** @throws TraceError E_USAGE for an expression that means nothing */
  constructor(options: GateOptions) {
    this.#options = options;
    const { aliases } = options;
    const scopes = new Map<string, Scope>();
    for (const spec of options.specs) {
      const source = sourceOf(spec);
      const gate = parseGate(spec.expression, source);
      const name = printWhere(gate.where);
      const scope = scopes.get(name) ?? expressionOf(source, spec.expression, () => new Scope(gate.where, aliases));
      scopes.set(name, scope);
      scope.prepare(gate, aliases);
      this.#entries.push({ spec, gate, scope });
    }
    this.#scopes = [...scopes.values()];
  }

  /** Whether calls must keep the texts of their headers. */
  get needsText(): boolean {
    return this.#entries.some(({ gate }) => gate.where.some(needsText));
  }

  /** @param isCounted neither a further leg nor by a scanner */
  add(call: CallView, isCounted: boolean): void {
    let isMeasured = false;
    for (const scope of this.#scopes) {
      if (!scope.add(call, isCounted) || !isCounted || scope.tally === null) continue;
      if (!isMeasured) this.#measure(call);
      isMeasured = true;
      scope.tally.addOne(this.#batch, 0);
    }
  }

  /** In the order given. @param date of the run, `2026-12-31`; null when it is not known, and nothing has ended */
  judge(facts: RunFacts, date: string | null): GateResult[] {
    return this.#entries.map(({ spec, gate, scope }) => {
      const { level, reason, until = null } = spec;
      const reading = readingOf(gate, scope, facts);
      const skipped = this.#whyEnded(until, date) ?? this.#whySkipped(reading);
      const isBad = reading.value !== null && HOLDS[gate.operator](reading.value, gate.limit.number);
      return {
        expression: expressionText(spec),
        level,
        status: skipped !== null ? 'skipped' : isBad ? 'fail' : 'pass',
        ...reading,
        reason: skipped ?? reason,
      };
    });
  }

  #whyEnded(until: string | null, date: string | null): string | null {
    if (until === null || date === null || until >= date) return null;
    return fill(words(this.#options.language).gate.ended, { until });
  }

  #measure({ call, verdict, nowMicros }: CallView): void {
    const batch = this.#batch;
    batch.size = 0;
    batch.begin(0, 0, 0);
    measureCall(call, verdict, nowMicros, batch, null);
  }

  /** A count is a fact however few calls there are; a share or a time of few is chance. */
  #whySkipped({ value, denominator }: Reading): string | null {
    const { minCalls, language } = this.#options;
    const say = words(language).gate;
    if (value === null) return say.nothing;
    if (denominator === null || denominator >= minCalls) return null;
    return fill(say.tooFew, { count: denominator, least: minCalls });
  }
}

function sourceOf({ level }: GateSpec): string {
  return level === 'error' ? '--fail-on' : '--warn-on';
}
