import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { readLog } from './read-result.ts';

const LOGS = join(import.meta.dirname, '../../fixtures/logs');
const TRUTH = '.truth.json';

interface TruthCall {
  callId: string;
  outcome: string;
  finalCode: number | null;
  originCode?: number;
  basis?: string;
}

const files = readdirSync(LOGS);
/** Those of phones and of sipp are in phone-logs.test.ts. */
const names = files
  .filter((file) => file.endsWith(TRUTH) && file.startsWith('kamailio'))
  .map((file) => file.slice(0, -TRUTH.length));
const logOf = (name: string) => files.find((file) => file.startsWith(`${name}.`) && !file.endsWith(TRUTH))!;
const truthOf = (name: string) =>
  JSON.parse(readFileSync(join(LOGS, name + TRUTH), 'utf8')) as {
    description: string;
    messages: number;
    calls: TruthCall[];
  };

describe('logs of real servers, against what their scripts set out to do', () => {
  it.each(names)('%s', async (name) => {
    const truth = truthOf(name);
    const { calls, totals } = await analyze({ inputs: [join(LOGS, logOf(name))] });
    expect(totals.messages).toBe(truth.messages);
    expect(calls).toHaveLength(truth.calls.length);
    for (const call of truth.calls) expect(calls.find(({ callId }) => callId === call.callId)).toMatchObject(call);
  });

  it('are small, and stand in the README with what they show', () => {
    expect(names.length).toBeGreaterThan(4);
    expect(files.filter((file) => statSync(join(LOGS, file)).size > 64_000)).toEqual([]);
    const readme = readFileSync(join(LOGS, '../README.md'), 'utf8');
    for (const name of names) expect(readme).toContain(`| \`logs/${logOf(name)}\` | ${truthOf(name).description} |`);
  });

  it('of the same calls as a capture, given together with it, count each message once', async () => {
    const capture = join(LOGS, 'kamailio.pcap');
    const wire = await analyze({ inputs: [capture] });
    for (const name of ['kamailio-xlog', 'kamailio-syslog', 'kamailio-sipdump', 'kamailio-siptrace']) {
      const both = await analyze({ inputs: [join(LOGS, logOf(name)), capture] });
      expect(both.totals.duplicates, name).toBe(truthOf(name).messages);
      expect(both.calls.map(({ callId, outcome }) => `${callId} ${outcome}`).sort(), name).toEqual(
        wire.calls.map(({ callId, outcome }) => `${callId} ${outcome}`).sort(),
      );
      for (const call of both.calls) expect(call.alsoIn, `${name} ${call.callId}`).toHaveLength(1);
    }
  });

  it('with whole seconds, given together with a capture, count each message once', async () => {
    const MONTH_DAY = /^2026-11-(\d\d)T(\d\d:\d\d:\d\d)\.\d+\+00:00 /gm;
    const text = readFileSync(join(LOGS, 'kamailio-syslog.log'), 'latin1').replace(MONTH_DAY, 'Nov $1 $2 ');
    const capture = join(LOGS, 'kamailio.pcap');
    const wire = await analyze({ inputs: [capture] });
    for (const inputs of [
      ['-', capture],
      [capture, '-'],
    ]) {
      const both = await readLog(text, { inputs });
      expect(both.totals).toMatchObject({
        duplicates: truthOf('kamailio-syslog').messages,
        retransmissions: wire.totals.retransmissions,
        calls: wire.totals.calls,
      });
    }
  });
});
