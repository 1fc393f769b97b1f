import type { AnalyzeOptions } from '../../index.ts';
import type { Arguments } from '../arguments.ts';

type Settings = Pick<AnalyzeOptions, 'peers' | 'groups' | 'ignore' | 'codes' | 'date'>;

/** What a configuration says of the analysis that no flag says. */
export function analysisSettings({ config, generatedAt }: Pick<Arguments, 'config' | 'generatedAt'>): Settings {
  const date = generatedAt === null ? {} : { date: generatedAt.slice(0, 10) };
  if (config === null) return date;
  const { peers, groups, ignore, codes } = config;
  return { peers, groups, ignore, codes, ...date };
}
