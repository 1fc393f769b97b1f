import { words, type Words } from '../../codes/words.ts';
import { fill } from '../../codes/texts.ts';
import type { GateResult, Language, Result } from '../../result.ts';
import type { Measure } from '../gates/gate.ts';
import type { Reading } from '../gates/reading.ts';
import { compareFigures } from './compare-figures.ts';
import { parseRegression, type Regression } from './parse-regression.ts';
import { pastFigure } from './past-figure.ts';
import { reportReading } from './report-reading.ts';

/** What arithmetic adds to a difference that is just as large as allowed. */
const ROUNDING = 1e-9;

/**
 * Judges each expression of `--max-regression`: it fails when the report is worse than those before by more than allowed
 * and, of shares, that is no chance.
 * @param minCalls of fewer calls, on either side, a share or a time is not judged
 * @throws TraceError E_USAGE for an expression that means nothing
 */
export function judgeRegressions(
  expressions: readonly string[],
  before: readonly Result[],
  after: Result,
  { language, minCalls = 0 }: { language: Language; minCalls?: number | undefined },
): GateResult[] {
  const say = words(language);
  return expressions.map(parseRegression).map((regression) => {
    const { measure, expression } = regression;
    const past = before.map((report) => reportReading(measure, report));
    const now = reportReading(measure, after);
    return { expression, level: 'error', ...judge(regression, past, now, minCalls, say) };
  });
}

type Judged = Omit<GateResult, 'expression' | 'level'>;

function judge(
  { measure, direction, isRelative, amount }: Regression,
  past: readonly (Reading | null)[],
  now: Reading | null,
  minCalls: number,
  say: Words,
): Judged {
  const reading = now ?? { value: null, numerator: null, denominator: null };
  const skipped = (reason: string): Judged => ({ status: 'skipped', ...reading, reason });
  if (now === null || past.includes(null)) return skipped(say.comparison.notInReport);
  const known = past.flatMap((one) => (one === null || one.value === null ? [] : one));
  const was = pastFigure(known);
  if (now.value === null || was.figure.value === null) return skipped(say.gate.nothing);
  const fewest = Math.min(...[now, ...known].map(({ denominator }) => denominator ?? Number.POSITIVE_INFINITY));
  if (fewest < minCalls) return skipped(fill(say.gate.tooFew, { count: fewest, least: minCalls }));

  const allowed = isRelative ? Math.abs(was.figure.value) * amount : amount;
  const worse = (now.value - was.figure.value) * direction;
  if (worse <= allowed + ROUNDING) return { status: 'pass', ...reading, reason: null };
  if (isShare(measure)) {
    const row = compareFigures({ kind: 'metric', key: '', text: null, bad: direction }, was, now);
    if (!row.significant) return skipped(fill(say.comparison.notSignificant, { n: fewest }));
  }
  return {
    status: 'fail',
    ...reading,
    reason: fill(say.comparison.wasBefore, { value: valueText(measure, was.figure.value) }),
  };
}

function isShare({ kind }: Measure): boolean {
  return kind === 'ratio' || kind === 'share';
}

function valueText(measure: Measure, value: number): string {
  if (isShare(measure)) return `${(value * 100).toFixed(1)} %`;
  return measure.kind === 'delay' ? `${value.toFixed(3)} s` : String(value);
}
