import type { Result } from '../../result.ts';
import type { RenderOptions } from '../renderer.ts';
import { Baseline } from './baseline.tsx';
import { callList } from './call-list.tsx';
import { Causes } from './causes.tsx';
import { Delays } from './delays.tsx';
import { Distributions } from './distributions.tsx';
import { Also } from './findings.tsx';
import { Gates } from './gates.tsx';
import { markupOf } from './markup.ts';
import { MetricTables } from './metric-tables.tsx';
import { pageContext } from './page-context.ts';
import { pageEnd, pageStart } from './page-frame.tsx';
import { Others } from './others.tsx';
import { Quality } from './quality.tsx';
import { Timeline } from './timeline.tsx';
import { Verdict } from './verdict.tsx';

/** The parts of the page before and after the list of calls, in their order. */
const BEFORE = [Verdict, Gates, Causes, Also, Baseline, Timeline, Distributions, Delays];
const AFTER = [MetricTables, Others, Quality];

/**
 * The post-mortem as one HTML file that needs nothing else: readable without scripts and without styles, better with them.
 */
export function* renderHtml(result: Result, options: RenderOptions): Iterable<string> {
  const context = pageContext(result, options);
  yield* pageStart(context);
  for (const part of BEFORE) yield markupOf(part(context));
  yield* callList(context);
  for (const part of AFTER) yield markupOf(part(context));
  yield* pageEnd(context);
}
