import { collectLadders, type LadderReport, type Result, type ResultCall } from '../index.ts';
import type { Spool } from '../input/spool.ts';
import { callKind } from '../report/call-kind.ts';
import { FORMATS_WITH_LADDERS, type LadderNeed } from '../report/registry.ts';
import { knownFirst } from '../report/select-calls.ts';
import type { Arguments } from './arguments.ts';
import type { ProgressLine } from './progress-line.ts';

/** What the formats of this run that draw calls need together; null when none draws. */
export function ladderNeed(formats: readonly string[]): LadderNeed | null {
  const needs = formats.flatMap((format) => FORMATS_WITH_LADDERS.get(format) ?? []);
  if (needs.length === 0) return null;
  return { most: Math.max(...needs.map(({ most }) => most)), raw: needs.some(({ raw }) => raw) };
}

/** The second pass of a report: the messages of the calls that are most worth drawing, in that order. */
export async function reportLadders(
  args: Arguments,
  result: Result,
  need: LadderNeed,
  { spool, progress }: { spool: Spool | null; progress: ProgressLine | null },
): Promise<LadderReport> {
  const failed = knownFirst(result.calls.filter(({ outcome }) => outcome !== 'answered'));
  const calls = worthDrawing(failed, need.most);
  const { totals } = result;
  try {
    return {
      schemaVersion: 1,
      generator: result.generator,
      language: result.language,
      inputs: result.inputs.map(({ path }) => path),
      notShown: failed.length - calls.length,
      ladders: await collectLadders({
        inputs: args.words,
        ...args.logs,
        calls,
        language: args.language,
        codes: args.config?.codes,
        withRaw: need.raw,
        maxMemory: args.maxMemory,
        standardInput: spool?.replay(),
        onProgress: (bytesRead, bytesTotal) =>
          progress?.update({ bytesRead, bytesTotal, messages: totals.messages, calls: totals.calls }),
      }),
    };
  } finally {
    progress?.erase();
  }
}

/** Faults of the network before the rest, frequent kinds before rare ones, and of each kind one call before a second of any. */
export function worthDrawing(failed: readonly ResultCall[], most: number): ResultCall[] {
  const kinds = new Map<string, ResultCall[]>();
  for (const call of failed) {
    const kind = callKind(call);
    const others = kinds.get(kind);
    if (others) others.push(call);
    else kinds.set(kind, [call]);
  }
  const byWeight = [...kinds.values()].sort(
    (a, b) => Number(isFault(b[0])) - Number(isFault(a[0])) || b.length - a.length,
  );
  const chosen: ResultCall[] = [];
  for (let round = 0; chosen.length < most; round++) {
    const ofRound = byWeight.flatMap((calls) => calls[round] ?? []);
    if (ofRound.length === 0) break;
    chosen.push(...ofRound.slice(0, most - chosen.length));
  }
  return chosen;
}

function isFault(call: ResultCall | undefined): boolean {
  return call?.fault === 'network';
}
