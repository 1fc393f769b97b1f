import type { Comparison } from './comparison.ts';
import type { LadderOptions } from './collect-ladders.ts';
import type { ConfigChecks } from './config-checks.ts';
import type { Ladder } from './ladder.ts';
import type { KnownRule } from './list-rules.ts';
import type { GateResult, Language, Result } from './result.ts';
import type { Judgement } from './sip/verdict.ts';
import type { NamedReport } from './summary/baseline/compare-reports.ts';
import type { GateSpec } from './summary/gates/gate-spec.ts';

export { analyze, type AnalyzeOptions, type Progress } from './analyze.ts';
export { TraceError, type TraceErrorCode } from './errors.ts';
export type { CorrelateRule } from './calls/legs/leg-keys.ts';
export type { CodeOverrides } from './codes/code-table.ts';
export type { CallFilter } from './summary/call-filter.ts';
export type * from './comparison.ts';
export type { Aliases as PeerNames } from './summary/conditions/address-pattern.ts';
export type { IgnoreRule } from './summary/ignore-rule.ts';
export type * from './ladder.ts';
export type * from './figures.ts';
export type * from './response-record.ts';
export type * from './result.ts';
export type { ConfigChecks, GateSpec, Judgement, KnownRule, LadderOptions, NamedReport };

/** What a configuration may say. */
export async function configChecks(): Promise<ConfigChecks> {
  return (await import('./config-checks.ts')).CONFIG_CHECKS;
}

/** Holds one SIP message against the grammar and the rules of RFC 3261: is it valid, and if not, why not? */
export async function judgeMessage(bytes: Uint8Array): Promise<Judgement> {
  const { judge } = await import('./sip/verdict.ts');
  return judge(bytes);
}

/** The messages of some calls of a result, read from its inputs once more: one ladder a call. */
export async function collectLadders(options: LadderOptions): Promise<Ladder[]> {
  const { collectLadders: collect } = await import('./collect-ladders.ts');
  return collect(options);
}

/** Every rule that the program knows, with its title in one language: what a report may find. */
export async function knownRules(language: Language): Promise<KnownRule[]> {
  const { listRules } = await import('./list-rules.ts');
  return listRules(language);
}

/**
 * Reads a report that an earlier run wrote as JSON: its figures, without what it lists one by one.
 * @throws TraceError `E_USAGE` that says why it is none
 */
export async function readReport(text: string): Promise<Result> {
  const { readReport: read } = await import('./summary/baseline/read-report.ts');
  return read(text);
}

/** Holds a report against one or several before it: what is new, gone, changed, and what of that may be chance. */
export async function compareReports(
  before: readonly NamedReport[],
  after: NamedReport,
  language: Language,
): Promise<Comparison> {
  const { compareReports: compare } = await import('./summary/baseline/compare-reports.ts');
  const comparison = compare(before, after, language);
  if ([...before, after].every(({ result }) => result.language === language)) return comparison;
  const { comparisonIn } = await import('./comparison-language.ts');
  return comparisonIn(language, comparison);
}

/**
 * Checks the expression of a gate, `METRIC OP VALUE [where KEY=VALUE and …]`, without running it.
 * @param source where it was given, as an error names it: `--fail-on`, a file
 * @throws TraceError E_USAGE in one line that quotes the expression and names what is near
 */
export async function checkGate(expression: string, source = 'gate'): Promise<void> {
  const { parseGate } = await import('./summary/gates/parse-gate.ts');
  parseGate(expression, source);
}

/** How the gates of a comparison are judged. */
export interface JudgeOptions {
  language: Language;
  /** Of fewer calls a share or a time is not judged. */
  minCalls?: number | undefined;
}

/**
 * Checks an expression of `--max-regression`, `METRIC:+VALUE`.
 * @throws TraceError E_USAGE in one line that quotes the expression and names what is near
 */
export async function checkRegression(expression: string): Promise<void> {
  const { parseRegression } = await import('./summary/baseline/parse-regression.ts');
  parseRegression(expression);
}

/** Judges how much worse a report is than those before. @throws TraceError E_USAGE for an expression that means nothing */
export async function judgeRegressions(
  expressions: readonly string[],
  before: readonly Result[],
  after: Result,
  options: JudgeOptions,
): Promise<GateResult[]> {
  const { judgeRegressions: judge } = await import('./summary/baseline/judge-regressions.ts');
  return judge(expressions, before, after, options);
}

/** Judges gates by the figures of a report that was written. @throws TraceError E_USAGE for an expression that means nothing, or has a `where` */
export async function judgeReport(
  specs: readonly GateSpec[],
  report: Result,
  options: JudgeOptions,
): Promise<GateResult[]> {
  const { judgeReport: judge } = await import('./summary/baseline/judge-report.ts');
  return judge(specs, report, options);
}
