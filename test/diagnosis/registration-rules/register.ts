import type { CallFinding, FindingRow } from '../../../src/result.ts';
import { play } from '../../calls/play.ts';

/** What the rules find in all registrations of a script, by rule, and the rows of the result. */
export async function findIn(
  script: string,
  options: { until?: number } = {},
): Promise<{ found: Partial<Record<string, CallFinding[]>>; rows: Partial<Record<string, FindingRow>> }> {
  const { registrations, findings: rows } = await play(script, options);
  const found: Partial<Record<string, CallFinding[]>> = {};
  for (const { findings } of registrations) for (const f of findings) (found[f.rule] ??= []).push(f);
  return { found, rows: Object.fromEntries(rows.map((row) => [row.rule, row])) };
}

/** A REGISTER and its 200 from a phone, both with this Contact. */
export function registered(at: number, cseq: number, contact: string, expires: number, options = ''): string {
  return [
    `${at} 1>2 REGISTER ${cseq} r${cseq} aor=sip:100@b ${options} | Contact: <sip:100@${contact}> | Expires: ${expires}`,
    `${at + 0.1} 2>1 200 ${cseq} REGISTER r${cseq} aor=sip:100@b to=t ${options} | Contact: <sip:100@${contact}>;expires=${expires}`,
  ].join('\n');
}
