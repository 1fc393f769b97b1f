import type { Result } from '../../result.ts';
import type { Arguments } from '../arguments.ts';
import { pathText } from './problem.ts';

/** One line for each rule that ended before the run: the date that was given, else the last of the input. */
export function* expiredRules({ config, generatedAt }: Arguments, result: Result): Iterable<string> {
  const date = (generatedAt ?? lastTime(result))?.slice(0, 10);
  if (config === null || date === undefined) return;
  for (const [i, { reason, until }] of config.ignore.entries())
    if (until !== null && until < date)
      yield `${config.file}: ${pathText(['ignore', i])}: ended on ${until} and applies no more: ${reason}`;
}

function lastTime({ inputs }: Result): string | null {
  return inputs.reduce<string | null>(
    (last, { lastTime: time }) => (time !== null && (last === null || time > last) ? time : last),
    null,
  );
}
