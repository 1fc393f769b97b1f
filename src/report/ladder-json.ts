import type { LadderReport } from '../ladder.ts';

export function* renderLadderJson(report: LadderReport): Iterable<string> {
  yield JSON.stringify(report);
}
