import { words as wordsOf } from '../codes/words.ts';
import type { LadderReport } from '../ladder.ts';
import type { LadderRenderOptions } from './ladder-renderer.ts';
import { ladderSvg } from './svg-ladder.ts';

/** One picture; of several ladders one below the other. */
export function* renderLadderSvg(report: LadderReport, { language, ports }: LadderRenderOptions): Iterable<string> {
  const words = wordsOf(language);
  const pictures = report.ladders.map((ladder, i) =>
    ladderSvg(ladder, report, { words, ports, id: `ladder-${i + 1}` }),
  );
  if (pictures.length === 1) {
    yield* pictures;
    return;
  }
  const sizes = pictures.map((picture) => /width="(\d+)" height="(\d+)"/.exec(picture)!);
  const width = Math.max(0, ...sizes.map(([, value]) => Number(value)));
  const height = sizes.reduce((sum, [, , value]) => sum + Number(value), 0);
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n`;
  let y = 0;
  for (const [i, picture] of pictures.entries()) {
    yield picture.replace('<svg ', `<svg y="${y}" `);
    y += Number(sizes[i]![2]);
  }
  yield '</svg>\n';
}
