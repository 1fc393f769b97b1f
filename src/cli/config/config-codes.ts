import type { CodeOverrides } from '../../index.ts';
import type { RawCode } from './config.ts';
import type { Problem } from './problem.ts';

type Override = CodeOverrides[number];

/** What is said of status codes, as the code table takes it. */
export function codesOf(raw: Readonly<Record<string, RawCode>>, problems: Problem[]): CodeOverrides {
  const rows = Object.entries(raw).map(([text, row]): [number, Override] => {
    const code = Number(text);
    if (row.outcome !== undefined && code < 300)
      problems.push({
        path: ['codes', text, 'outcome'],
        message: `${code < 200 ? 'a provisional response ends no call' : 'a 2xx answers the call'}: leave outcome out.`,
      });
    const { outcome, advice, ...texts } = row;
    return [
      code,
      { ...texts, ...(outcome && { callOutcome: outcome }), ...(advice !== undefined && { checkFirst: [advice] }) },
    ];
  });
  return Object.fromEntries(rows);
}
