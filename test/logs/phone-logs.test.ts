import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { isMessage, wireMessages } from './wire-messages.ts';
import { readLog } from './read-log.ts';

const LOGS = join(import.meta.dirname, '../../fixtures/logs');

interface Truth {
  made: { script: string };
  messages: number;
  requests: number;
  responseCodes: Record<string, number>;
  calls: { callId: string; outcome: string; finalCode: number; responses: number[]; attempts: number }[];
}

const truthOf = (name: string): Truth => JSON.parse(readFileSync(join(LOGS, `${name}.truth.json`), 'utf8')) as Truth;
const names = readdirSync(LOGS)
  .filter((file) => file.endsWith('.truth.json'))
  .map((file) => file.slice(0, -'.truth.json'.length))
  .filter((name) => truthOf(name).made.script.endsWith('phone-logs.mjs'));
const logs = names.flatMap((name) =>
  readdirSync(LOGS)
    .filter((file) => file.startsWith(`${name}.`) && /\.(?:log|csv)$/.test(file) && !file.includes('.errors.'))
    .map((log) => ({ name, log })),
);

describe('logs of sipp and baresip, against what their script set out to do', () => {
  it('are all here', () => {
    expect(logs.map(({ log }) => log)).toHaveLength(8);
  });

  it.each(logs)('$log', async ({ name, log }) => {
    const truth = truthOf(name);
    const { totals, calls, responses, inputs } = await analyze({ inputs: [join(LOGS, log)] });
    const { messages, requests } = truth;
    expect(totals).toMatchObject({ messages, requests, retransmissions: 0 });
    expect(inputs[0]!.kind).toBe(log.startsWith('sipp') ? 'sipp' : 'baresip');
    expect(Object.fromEntries(responses.map((r) => [r.code, r.count]))).toEqual(truth.responseCodes);
    expect(calls.map(({ callId, outcome, finalCode, attempts }) => ({ callId, outcome, finalCode, attempts }))).toEqual(
      truth.calls.map(({ callId, outcome, finalCode, attempts }) => ({ callId, outcome, finalCode, attempts })),
    );
    const told = calls[0]!.responses.filter(({ method }) => method === 'INVITE').map(({ code }) => code);
    expect(told).toEqual(truth.calls[0]!.responses);
  });

  it.each(logs.filter(({ log }) => log.endsWith('.log')))(
    '$log has the bytes of the capture',
    async ({ name, log }) => {
      const { messages } = await readLog(readFileSync(join(LOGS, log)));
      const wire = wireMessages(join(LOGS, `${name}.pcap`));
      expect(messages.filter(isMessage).map(({ text }) => text)).toEqual(wire.map(({ text }) => text));
    },
  );

  it('an error log says of which call it speaks, and is no second message', async () => {
    const { messages, events } = await readLog(readFileSync(join(LOGS, 'sipp-unexpected.errors.log')));
    expect(messages).toEqual([]);
    expect(events).toMatchObject([{ kind: 'other', callId: 'sipp-unexpected-1@pbx.example', code: 503, line: 2 }]);
    const both = ['messages', 'errors'].map((kind) => join(LOGS, `sipp-unexpected.${kind}.log`));
    const { totals, calls } = await analyze({ inputs: both });
    expect([totals.messages, calls.length, calls[0]!.finalCode]).toEqual([4, 1, 503]);
  });
});
