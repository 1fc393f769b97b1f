import type { LadderReport } from '../ladder.ts';

export function* renderLadderSvg(report: LadderReport): Iterable<string> {
  yield JSON.stringify(report);
}
