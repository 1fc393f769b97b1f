import { collectLadders, analyze, type Language, type Result } from '../../../src/index.ts';
import type { LadderReport } from '../../../src/ladder.ts';
import { renderHtml } from '../../../src/report/html/page.ts';
import type { RenderOptions } from '../../../src/report/renderer.ts';
import { PLAIN } from '../render-options.ts';

/** What `sipmortem -f html` makes of a capture, with a ladder for each call that was not answered. */
export async function pageOf(path: string, language: Language = 'en'): Promise<string> {
  const result = await analyze({ inputs: [path], language, calls: 'failed' });
  const ladders = await collectLadders({ inputs: [path], calls: result.calls, language, withRaw: true });
  return render(result, { language, ladders: { ...HEAD, language, inputs: [path], ladders } });
}

const HEAD: LadderReport = {
  schemaVersion: 1,
  generator: { name: 'sipmortem', version: '0.1.0' },
  language: 'en',
  inputs: [],
  notShown: 0,
  ladders: [],
};

export function render(result: Result, options: Partial<RenderOptions> = {}): string {
  return [...renderHtml(result, { ...PLAIN, limit: 2000, ...options })].join('');
}
