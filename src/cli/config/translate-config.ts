import type { ConfigChecks, CorrelateRule } from '../../index.ts';
import { correlateRule, ruleOf } from '../correlate-rule.ts';
import { memorySize } from '../memory-size.ts';
import { codesOf } from './config-codes.ts';
import { gatesOf } from './config-gates.ts';
import { ignoreOf } from './config-ignore.ts';
import { namesOf } from './config-peers.ts';
import type { Config, RawConfig } from './config.ts';
import { quoted, type Problem } from './problem.ts';

/** A valid configuration in the program's terms, and what no JSON Schema can find wrong with it. */
export function translateConfig(
  raw: RawConfig,
  file: string,
  checks: ConfigChecks,
): { config: Config; problems: Problem[] } {
  const problems: Problem[] = [];
  const { peers = {}, groups = {}, timezone = null } = raw;
  if (timezone !== null && !checks.isTimezone(timezone))
    problems.push({
      path: ['timezone'],
      message: `${quoted(timezone)}: no such zone. Give one such as Europe/Madrid, UTC or +02:00.`,
    });
  const names = namesOf(peers, groups, checks, problems);
  return {
    config: {
      file,
      gates: gatesOf(raw.gates ?? [], problems.length > 0 ? {} : names, checks, problems),
      minCalls: raw.minCalls ?? null,
      language: raw.lang ?? null,
      timezone,
      includeScanners: raw.includeScanners ?? null,
      maxMemory: memoryOf(raw.maxMemory, problems),
      ignore: ignoreOf(raw.ignore ?? [], names, checks, problems),
      peers,
      groups,
      codes: codesOf(raw.codes ?? {}, problems),
      correlate: correlateOf(raw.correlateHeaders ?? [], problems),
    },
    problems,
  };
}

function memoryOf(text: string | undefined, problems: Problem[]): number | null {
  const bytes = text === undefined ? null : memorySize(text);
  if (typeof bytes !== 'string') return bytes;
  problems.push({ path: ['maxMemory'], message: `${quoted(text)}: ${bytes}` });
  return null;
}

function correlateOf(raw: NonNullable<RawConfig['correlateHeaders']>, problems: Problem[]): CorrelateRule[] {
  return raw.flatMap((row, i) => {
    const rule = typeof row === 'string' ? correlateRule(row) : ruleOf(row.header, row.pattern);
    if (typeof rule !== 'string') return [rule];
    problems.push({ path: ['correlateHeaders', i], message: `${quoted(row)}: ${rule}` });
    return [];
  });
}
