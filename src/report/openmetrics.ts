import type { Result } from '../result.ts';
import { callFamilies } from './openmetrics/call-families.ts';
import { familyText } from './openmetrics/family.ts';
import { metricFamilies } from './openmetrics/metric-families.ts';
import { runFamilies } from './openmetrics/run-families.ts';
import type { RenderOptions } from './renderer.ts';
import { selectCalls } from './select-calls.ts';

/**
 * Gauges of one run in OpenMetrics text, for node_exporter's textfile collector, which reads it as Prometheus text (`# UNIT` and
 * `# EOF` are comments there), a Pushgateway, or GitLab. No sample has a time, no label a Call-ID or a number that was dialled.
 */
export function* renderOpenMetrics(result: Result, options: RenderOptions): Iterable<string> {
  const families = [
    ...callFamilies(result, selectCalls(result.calls, options)),
    ...metricFamilies(result.metrics),
    ...runFamilies(result, options.generatedAt),
  ];
  for (const family of families) yield* familyText(family);
  yield '# EOF\n';
}
