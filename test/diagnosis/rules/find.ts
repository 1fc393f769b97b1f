import type { CallFinding } from '../../../src/result.ts';
import { play } from '../../calls/play.ts';

/** What the rules find in the first call of a script, by rule. */
export async function find(
  script: string,
  options: { until?: number } = {},
): Promise<Partial<Record<string, CallFinding>>> {
  const { calls } = await play(script, options);
  return Object.fromEntries((calls[0]?.findings ?? []).map((finding) => [finding.rule, finding]));
}

/** The frames that a finding shows. */
export function frames(finding: CallFinding | undefined): number[] {
  return (finding?.evidence ?? []).map((place) => ('frame' in place ? place.frame : place.line));
}

/** The names of the rules that fire on a script. */
export async function rulesOn(script: string, options: { until?: number } = {}): Promise<string[]> {
  return Object.keys(await find(script, options));
}

/** A call as it should be, with nothing to find. */
export const ANSWERED = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t
  20.0 1>2 BYE 2 c to=t
  20.1 2>1 200 2 BYE c to=t`;
