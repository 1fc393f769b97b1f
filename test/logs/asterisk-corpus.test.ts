import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { Result, ResultCall } from '../../src/result.ts';
import type { ResponseRecord } from '../../src/response-record.ts';
import { readLog } from './asterisk-log.ts';

const CORPUS = process.env['SIPMORTEM_CORPUS'];
const CHAN_SIP = join(CORPUS ?? '', 'log-formats/01-asterisk-chan_sip/ast-chansip');
const PJSIP = join(CORPUS ?? '', 'log-formats/02-asterisk-pjsip/ast-pjsip');

interface Truth {
  calls: { callIdCallerLeg: string; codesReceivedByCaller: string[] }[];
}

/** A call as every record of one run must tell it. Ports of TCP and times are not in all of them. */
function told({ callId, outcome, finalCode, fault, transport, attempts, responses }: ResultCall): unknown {
  const rows = responses.map(({ code, phrase, method, role, count }) => ({ code, phrase, method, role, count }));
  return { callId, outcome, finalCode, fault, transport, attempts, responses: rows };
}

function byCallId({ calls }: Result): Map<string, ResultCall> {
  const map = new Map(calls.map((call) => [call.callId, call]));
  expect(map.size).toBe(calls.length);
  return map;
}

/** Codes of responses to the callers of the run, in the order seen, by Call-ID. */
async function codes(input: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const onResponse = ({ callId, code, destination }: ResponseRecord): void => {
    if (callId === null || !destination?.startsWith('127.0.0.3')) return;
    found.set(callId, [...(found.get(callId) ?? []), String(code)]);
  };
  await analyze({ inputs: [input], year: 2026, onResponse });
  return found;
}

function truthOf(folder: string): Truth {
  return JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;
}

describe.skipIf(CORPUS === undefined)('Asterisk PJSIP (SIPMORTEM_CORPUS names the folder)', () => {
  const capture = join(PJSIP, 'ast-pjsip.pcap');
  const logs = ['full.log', 'full-json.log', 'console.log', 'remote-console-colour.log', 'asterisk-own.pcap'];
  let wire: Result;
  beforeAll(async () => {
    wire = await analyze({ inputs: [capture] });
  });

  it.each(logs)('%s tells the same of every call as the capture', async (name) => {
    const log = await analyze({ inputs: [join(PJSIP, name)], year: 2026 });
    // Nothing is lost: the logger writes whatever the transports of PJSIP send and receive.
    expect(log.totals).toEqual(wire.totals);
    expect(log.totals).toMatchObject({ messages: 212, calls: 39, retransmissions: 24, duplicates: 0 });
    expect(log.calls.map(told)).toEqual(expect.arrayContaining(wire.calls.map(told)));
    for (const call of log.calls) {
      const same = byCallId(wire).get(call.callId)!;
      expect([call.callId, call.messages, call.retransmissions, call.callee]).toEqual([
        same.callId,
        same.messages,
        same.retransmissions,
        same.callee,
      ]);
      // The log has no port of its own but that of Via, which is not the one that a TCP connection goes out from.
      const isOwnTcp = same.transport === 'TCP' && same.caller!.startsWith('127.0.0.40:');
      expect(call.caller).toBe(isOwnTcp ? '127.0.0.40:5060' : same.caller);
    }
  });

  it.each(logs)('%s has the responses that truth.json says the caller got, in order', async (name) => {
    const found = await codes(join(PJSIP, name));
    for (const { callIdCallerLeg, codesReceivedByCaller } of truthOf(PJSIP).calls)
      expect([callIdCallerLeg, found.get(callIdCallerLeg)]).toEqual([callIdCallerLeg, codesReceivedByCaller]);
  });

  it.each(['full.log', 'full-json.log', 'console.log'])('%s is its own capture, message for message', async (name) => {
    const { messages, kind } = await readLog(readFileSync(join(PJSIP, name)));
    expect(kind).toBe('asterisk-pjsip');
    const own = ownMessages(readFileSync(join(PJSIP, 'asterisk-own.pcap')));
    expect(own).toHaveLength(212);
    expect(messages.map(({ text }) => identityOf(text))).toEqual(own.map(identityOf));
    // Bytes as well, but for the INVITE of 11 kB, which PJSIP itself cut at 4000 bytes, in the middle of a line.
    const differing = own.filter((text, i) => messages[i]!.text !== text);
    expect(differing.map((text) => [text.length, /Call-ID: (\S+)/.exec(text)?.[1]])).toEqual([
      [4000, 'bigsdp486-1-ast-pjsip@127.0.0.30'],
    ]);
  });

  it('pjsip-show-history-entries.txt tells the first 40 messages of the run', async () => {
    const { messages } = await readLog(readFileSync(join(PJSIP, 'pjsip-show-history-entries.txt')));
    expect(messages).toHaveLength(40);
    const together = await analyze({ inputs: [join(PJSIP, 'pjsip-show-history-entries.txt'), capture] });
    expect(together.totals).toMatchObject({ calls: 39, duplicates: 40, retransmissions: 24 });
  });

  it('pjsip-show-history.txt says why it makes no calls', async () => {
    const { inputs, totals } = await analyze({ inputs: [join(PJSIP, 'pjsip-show-history.txt')] });
    expect(totals.messages).toBe(0);
    expect(inputs[0]!.notes[0]).toMatchObject({
      code: 'log-without-sip',
      detail: expect.stringContaining('no Call-IDs'),
    });
  });

  it('messages.log has the facts, and with the capture they are in the calls', async () => {
    const alone = await analyze({ inputs: [join(PJSIP, 'messages.log')], year: 2026 });
    expect(alone.inputs[0]!.notes.map(({ code, count }) => `${code} ${count}`)).toEqual(
      expect.arrayContaining(['log-rejected 3', 'log-registration-failed 3', 'log-auth-failed 6', 'log-without-sip 1']),
    );
    const both = await analyze({ inputs: [join(PJSIP, 'messages.log'), capture], year: 2026 });
    const events = both.calls
      .filter((call) => call.events.length > 0)
      .map((call) => `${call.callId} ${call.events.length}`);
    expect(events).toEqual(['authbad-1-ast-pjsip@127.0.0.31 2', 'unknownuser-1-ast-pjsip@127.0.0.31 6']);
  });

  it.each([...logs.slice(0, 2), 'reversed'])(
    '%s and the capture together are the calls of the capture',
    async (name) => {
      const isReversed = name === 'reversed';
      const inputs = [join(PJSIP, isReversed ? 'full.log' : name), capture];
      if (isReversed) inputs.reverse();
      const both = await analyze({ inputs, year: 2026 });
      expect(both.totals).toMatchObject({ messages: 424, duplicates: 212, retransmissions: 24, calls: 39 });
      const at = isReversed ? 0 : 1;
      // What the log says in words is a cause, and tells a hop, that the capture alone does not show.
      const bare = ({
        alsoIn: _,
        events: __,
        first: ___,
        causes,
        decidedBy,
        findings,
        ...rest
      }: ResultCall): unknown => ({
        ...rest,
        // They point into another input.
        findings: findings.map(({ evidence, ...finding }) => ({ ...finding, places: evidence.length })),
        causes: causes.filter(({ source }) => source !== 'vendor'),
        hop: decidedBy?.address,
      });
      expect(both.calls.map(bare)).toEqual(wire.calls.map(bare));
      for (const { first, alsoIn } of both.calls) {
        expect(first).toMatchObject({ input: at, frame: expect.any(Number) });
        expect(alsoIn).toEqual([{ input: 1 - at, line: expect.any(Number) }]);
      }
    },
  );

  it.each(logs.slice(2))('%s, which has no or other times, and the capture count each message once', async (name) => {
    const both = await analyze({ inputs: [join(PJSIP, name), capture], year: 2026 });
    expect(both.totals).toMatchObject({ messages: 424, duplicates: 212, retransmissions: 24, calls: 39 });
    expect(both.calls.map(told)).toEqual(expect.arrayContaining(wire.calls.map(told)));
    expect(both.calls.every(({ alsoIn }) => alsoIn.length === 1)).toBe(true);
  });
});

describe.skipIf(CORPUS === undefined)('Asterisk chan_sip (SIPMORTEM_CORPUS names the folder)', () => {
  const capture = join(CHAN_SIP, 'ast-chansip.pcap');
  const logs = ['full.log', 'remote-console-T.log', 'rsyslog-traditional.log'];
  /** Frames in the samples; the wire's other messages were sent or received before `sip set debug on`. */
  const FRAMES = 214;

  it.each(logs)('%s tells the same of every call as the capture', async (name) => {
    const wire = await analyze({ inputs: [capture] });
    const log = await analyze({ inputs: [join(CHAN_SIP, name)], year: 2026 });
    expect(log.totals).toMatchObject({ messages: FRAMES, calls: 37, duplicates: 0 });
    // One registration was over before the debug was turned on.
    expect(wire.totals).toMatchObject({ messages: 224, calls: 37, registrations: 3 });
    expect(log.totals.registrations).toBe(2);
    expect(log.calls.map(told)).toEqual(expect.arrayContaining(wire.calls.map(told)));
    for (const call of wire.calls) {
      const same = byCallId(log).get(call.callId)!;
      // Two sendings less than 10 ms apart: a record that was doubled to the capture, but marked #1 in the log.
      const marked = call.callId.startsWith('3dac2e6f') ? 1 : 0;
      expect([same.callId, same.messages, same.caller, same.callee]).toEqual([
        call.callId,
        call.messages + marked,
        call.caller,
        call.callee,
      ]);
    }
  });

  it.each(logs)('%s has the responses that truth.json says the caller got, in order', async (name) => {
    const found = await codes(join(CHAN_SIP, name));
    for (const { callIdCallerLeg, codesReceivedByCaller } of truthOf(CHAN_SIP).calls)
      expect([callIdCallerLeg, found.get(callIdCallerLeg)]).toEqual([callIdCallerLeg, codesReceivedByCaller]);
  });

  it('full.log has one message cut by the limit of records, and marks what was sent again', async () => {
    const { messages } = await readLog(readFileSync(join(CHAN_SIP, 'full.log')));
    expect(messages).toHaveLength(FRAMES);
    expect(messages.filter(({ isCut }) => isCut).map(({ callId }) => callId)).toEqual([
      'bigsdp486-1-ast-chansip@127.0.0.30',
    ]);
    expect(messages.find(({ isCut }) => isCut)!.text).toMatch(/\r\na=candidate:3020520743 1 udp 21222$/);
    const marked = readFileSync(join(CHAN_SIP, 'full.log'), 'latin1').match(/Retransmitting #\d/g)!;
    expect(messages.filter(({ isRetransmission }) => isRetransmission)).toHaveLength(marked.length);
  });

  it.each(logs)('%s and the capture together are the calls of the capture', async (name) => {
    const wire = await analyze({ inputs: [capture] });
    const both = await analyze({ inputs: [join(CHAN_SIP, name), capture], year: 2026 });
    expect(both.totals).toMatchObject({ messages: 224 + FRAMES, calls: 37, registrations: 3 });
    expect(both.calls.map(told)).toEqual(expect.arrayContaining(wire.calls.map(told)));
    // 224 on the wire, one of them recorded twice; the console, which shows them late, has one more sending for that.
    expect(both.totals.messages - both.totals.duplicates).toBeGreaterThanOrEqual(223);
    expect(both.totals.messages - both.totals.duplicates).toBeLessThanOrEqual(224);
    expect(both.calls.every(({ alsoIn }) => alsoIn.length === 1)).toBe(true);
  });

  it('ties what full.log says in words to the calls by the mark of the call', async () => {
    const { calls } = await analyze({ inputs: [join(CHAN_SIP, 'full.log')] });
    const of = (label: string): string[] =>
      calls.find(({ callId }) => callId.startsWith(`${label}-1`))!.events.map(({ kind, text }) => `${kind}: ${text}`);
    expect(of('busy486')).toEqual([
      'missed: Got SIP response 486 "Busy Here" back from 127.0.0.20:5486',
      'hangup: SIP/127.0.0.20:5486-00000001 is busy',
      'hangup: Everyone is busy/congested at this time (1:1/0/0)',
      'hangup: Executing [e5486@from-testsip:3] NoOp("SIP/bobtrunk-00000000", "DIALSTATUS=BUSY HANGUPCAUSE=17") in new stack',
    ]);
    expect(of('unreg')[0]).toBe("hangup: Unable to create channel of type 'SIP' (cause 20 - Subscriber absent)");
    expect(of('noext404')[0]).toMatch(/^rejected: Call from 'bobtrunk'/);
  });
});

/** The messages of Asterisk's own capture: Ethernet (14), IPv4 (20), UDP (8), one message a packet. */
function ownMessages(bytes: Buffer): string[] {
  const messages: string[] = [];
  for (let at = 24; at < bytes.length; at += 16 + bytes.readUInt32LE(at + 8))
    messages.push(bytes.toString('latin1', at + 16 + 42, at + 16 + bytes.readUInt32LE(at + 8)));
  return messages;
}

function identityOf(text: string): string {
  const header = (name: string): string | undefined => new RegExp(`\\r\\n${name}: *(.*)\\r\\n`, 'i').exec(text)?.[1];
  return `${text.split('\r\n', 1)[0]} ${header('Call-ID')} ${header('CSeq')}`;
}
