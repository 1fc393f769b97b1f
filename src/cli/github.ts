import { appendFileSync, statSync } from 'node:fs';
import type { Result } from '../result.ts';
import { githubAnnotations } from '../report/github-annotations.ts';
import { markdownOf, MOST_BYTES } from '../report/markdown.ts';
import type { RenderOptions } from '../report/renderer.ts';
import { errorLine } from './describe-error.ts';
import type { Terminal } from './terminal.ts';
import { writeFailure } from './write-failure.ts';

const VARIABLE = 'GITHUB_STEP_SUMMARY';
/** What a step may put into its summary; more is refused whole. */
const MOST_SUMMARY = 1024 * 1024;
/** Less room than this is not worth a report. */
const LEAST_ROOM = 4_000;

/**
 * What `--github` does beside the report: annotations on standard error, from which GitHub reads commands as well, and
 * the report in Markdown at the end of the job summary.
 * @throws TraceError `E_WRITE` when the summary cannot be written
 */
export function tellGithub(result: Result, options: RenderOptions, { stderr, env }: Terminal): void {
  for (const line of githubAnnotations(result, options)) stderr.write(`${line}\n`);
  const file = env[VARIABLE];
  const note = (text: string): void => void stderr.write(errorLine(text));
  if (file === undefined || file === '')
    return note(`--github: no job summary, for ${VARIABLE} is not set: is this a step of GitHub Actions?`);
  try {
    const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const start = before > 0 ? '\n' : '';
    const room = Math.min(MOST_BYTES, MOST_SUMMARY - before - start.length);
    if (room < LEAST_ROOM)
      return note(`--github: the job summary is full (${before} bytes), so the report is not in it.`);
    appendFileSync(file, start + [...markdownOf(result, options, room)].join(''));
  } catch (error) {
    throw writeFailure(`--github: ${VARIABLE} names ${file}, which`, error);
  }
}
