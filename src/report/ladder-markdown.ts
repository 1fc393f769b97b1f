import type { LadderReport } from '../ladder.ts';

export function* renderLadderMarkdown(report: LadderReport): Iterable<string> {
  yield JSON.stringify(report);
}
