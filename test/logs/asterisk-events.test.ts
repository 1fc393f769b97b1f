import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/log-event.ts';
import { analyzeText, readLog } from './asterisk-log.ts';

const TIME = '[Nov 22 15:32:51] ';
const FILLER = `${TIME}VERBOSE[1] res_pjsip_session.c: nothing\n`.repeat(3);

async function eventOf(line: string): Promise<LogEvent | undefined> {
  const { events } = await readLog(`${FILLER}${TIME}${line}\n`);
  return events[0];
}

describe('lines that say what became of a call', () => {
  const lines: [line: string, expected: Partial<LogEvent>][] = [
    [
      `NOTICE[7] res_pjsip/pjsip_distributor.c: Request 'INVITE' from '"A" <sip:a@h>' failed for '1.2.3.4:5060' (callid: x@h) - Failed to authenticate`,
      { kind: 'auth-failed', callId: 'x@h', method: 'INVITE' },
    ],
    [
      `NOTICE[7] res_pjsip/pjsip_distributor.c: Request 'INVITE' from '<sip:a@h>' failed for '1.2.3.4:5060' (callid: x@h) - No matching endpoint found after 3 tries in 12.3 ms`,
      { kind: 'rejected', callId: 'x@h' },
    ],
    [
      `NOTICE[7] pjsip_distributor.c: Request 'REGISTER' from '<sip:a@h>' failed for '1.2.3.4:5060' (callid: x) - Not match Endpoint ACL`,
      { kind: 'registration-failed', callId: 'x' },
    ],
    [
      `NOTICE[7501] res_pjsip_session.c:  trunk: Call (UDP:127.0.0.30:5709) to extension '1' rejected because extension not found in context 'x'.`,
      { kind: 'rejected', callId: null },
    ],
    [
      `NOTICE[7][C-0000000a] chan_sip.c: Call from 'p' (1.2.3.4:5060) to extension '1' rejected because extension not found in context 'x'.`,
      { kind: 'rejected' },
    ],
    [
      `WARNING[7] res_pjsip_outbound_registration.c: 403 Forbidden fatal response received from 'sip:h' on registration attempt to 'sip:u@h', retrying in '60' seconds`,
      { kind: 'registration-failed', code: 403 },
    ],
    [
      `WARNING[7] res_pjsip_outbound_registration.c: Fatal response '404' received from 'sip:h' on registration attempt to 'sip:u@h', stopping outbound registration`,
      { kind: 'registration-failed', code: 404 },
    ],
    [
      `WARNING[7] res_pjsip_outbound_registration.c: Temporal response '503' received from 'sip:h' on registration attempt to 'sip:u@h', retrying in '60'`,
      { kind: 'registration-failed', code: 503 },
    ],
    [
      `WARNING[7] res_pjsip_outbound_registration.c: No response received from 'sip:h' on registration attempt to 'sip:u@h', retrying in '60'`,
      { kind: 'registration-failed', code: 0 },
    ],
    [
      `WARNING[7] res_pjsip_registrar.c: AOR 'x' not found for endpoint 'y' (1.2.3.4:5060)`,
      { kind: 'registration-failed' },
    ],
    [`ERROR[7] chan_pjsip.c: Unable to create PJSIP channel - endpoint 'x' was not found`, { kind: 'send-failed' }],
    [
      `ERROR[7]: res_pjsip.c:991 ast_sip_create_dialog_uac: Endpoint 'alice': Could not create dialog to invalid URI 'alice'.  Is endpoint registered and reachable?`,
      { kind: 'send-failed' },
    ],
    [
      `WARNING[7] chan_sip.c: Retransmission timeout reached on transmission x@h for seqno 102 (Critical Response) -- See https://wiki`,
      { kind: 'timeout', callId: 'x@h' },
    ],
    [
      `WARNING[7] chan_sip.c: Hanging up call x@h - no reply to our critical packet (see https://wiki).`,
      { kind: 'hangup', callId: 'x@h' },
    ],
    [
      `NOTICE[7][C-0000000c] app_dial.c: Unable to create channel of type 'SIP' (cause 20 - Subscriber absent)`,
      { kind: 'hangup', q850Cause: 20 },
    ],
    [
      `WARNING[7] chan_sip.c: Forbidden - wrong password on authentication for REGISTER for 'u' to 'h'`,
      { kind: 'registration-failed', method: 'REGISTER' },
    ],
    [
      `WARNING[7] chan_sip.c: Got 404 Not found on SIP register to service u@h, giving up`,
      { kind: 'registration-failed', code: 404, phrase: 'Not found' },
    ],
    [
      `NOTICE[7] chan_sip.c: Failed to authenticate device "A" <sip:a@h>;tag=1 for INVITE, code = -1`,
      { kind: 'auth-failed', method: 'INVITE' },
    ],
    [
      `NOTICE[7] chan_sip.c: Registration from '<sip:u@h>' failed for '1.2.3.4:5060' - Wrong password`,
      { kind: 'registration-failed' },
    ],
    [
      `NOTICE[7] chan_sip.c:    -- Registration for 'u@h' timed out, trying again (Attempt #3)`,
      { kind: 'registration-failed' },
    ],
    [`NOTICE[7] chan_sip.c: Peer 'x' is now UNREACHABLE!  Last qualify: 12`, { kind: 'other' }],
    [
      `WARNING[7] chan_sip.c: Transmit error :: Cancelling transmission on Call ID x@h`,
      { kind: 'send-failed', callId: 'x@h' },
    ],
    [
      `SECURITY[7] res_security_log.c: SecurityEvent="InvalidPassword",EventTV="t",Severity="Error",Service="PJSIP",EventVersion="2",AccountID="a",SessionID="x@h",LocalAddress="l"`,
      { kind: 'auth-failed', callId: 'x@h' },
    ],
    [
      `SECURITY[7] res_security_log.c: SecurityEvent="InvalidPassword",EventTV="t",Severity="Error",Service="SIP",EventVersion="2",AccountID="a",SessionID="0x7f94bc",LocalAddress="l"`,
      { kind: 'auth-failed', callId: null },
    ],
    [
      `VERBOSE[7][C-00000001] chan_sip.c: Got SIP response 486 "Busy Here" back from 1.2.3.4:5060`,
      { kind: 'missed', code: 486, phrase: 'Busy Here' },
    ],
    [`VERBOSE[7][C-00000001] app_dial.c: Everyone is busy/congested at this time (1:1/0/0)`, { kind: 'hangup' }],
    [`VERBOSE[7][C-00000001] app_dial.c: SIP/bob-0000001 is circuit-busy`, { kind: 'hangup' }],
    [`VERBOSE[7][C-00000001] app_dial.c: Nobody picked up in 20000 ms`, { kind: 'hangup' }],
    [`VERBOSE[7][C-00000001] pbx.c: Auto fallthrough, channel 'SIP/a-1' status is 'CHANUNAVAIL'`, { kind: 'hangup' }],
    [
      `VERBOSE[7][C-00000001] pbx.c: Executing [1@x:2] Hangup("PJSIP/a-1", "21") in new stack`,
      { kind: 'hangup', q850Cause: 21 },
    ],
    [
      `VERBOSE[7][C-00000001] pbx.c: Executing [1@x:3] NoOp("PJSIP/a-1", "DIALSTATUS=BUSY HANGUPCAUSE=17") in new stack`,
      { kind: 'hangup', q850Cause: 17 },
    ],
    [
      `VERBOSE[7]: res_pjsip/pjsip_options.c:1 f: Contact a/sip:a@h is now Unreachable.  RTT: 0.000 msec`,
      { kind: 'other' },
    ],
  ];

  it.each(lines)('%s', async (line, expected) => {
    expect(await eventOf(line)).toMatchObject({
      ...expected,
      line: 4,
      timeMicros: Date.UTC(2026, 10, 22, 15, 32, 51) * 1000,
    });
  });

  it.each([
    'VERBOSE[7][C-00000001] pbx.c: Executing [1@x:2] Hangup("PJSIP/a-1", "") in new stack',
    'VERBOSE[7][C-00000001] pbx.c: Executing [1@x:2] Dial("PJSIP/a-1", "HANGUPCAUSE=17") in new stack',
    'VERBOSE[7][C-00000001] app_dial.c: PJSIP/bob-00000001 is ringing',
    'VERBOSE[7] chan_sip.c: --- (12 headers 14 lines) ---',
    'DEBUG[7] chan_sip.c: Hanging up call x@h - no reply to our critical packet',
    'NOTICE[7] loader.c: 79 modules will be loaded.',
    'SECURITY[7] res_security_log.c: SecurityEvent="SuccessfulAuth",Service="PJSIP",SessionID="x@h"',
  ])('nothing of interest: %s', async (line) => {
    expect(await eventOf(line)).toBeUndefined();
  });

  it('are read on consoles, where what is verbose has no prefix, and so no time', async () => {
    const { events } = await readLog(
      `<--- Received SIP request (1 bytes) from UDP:1.2.3.4:5 --->\n${FILLER}\n\n\n  == Everyone is busy/congested at this time (1:1/0/0)\n`,
    );
    expect(events).toMatchObject([
      { kind: 'hangup', timeMicros: Number.NaN, text: 'Everyone is busy/congested at this time (1:1/0/0)' },
    ]);
  });
});

describe('the mark of a call', () => {
  const invite = (callId: string): string =>
    `INVITE sip:1@h SIP/2.0\nVia: SIP/2.0/UDP 1.2.3.4:5060;branch=z9hG4bK${callId}\nFrom: <sip:a@h>;tag=${callId}\nTo: <sip:1@h>\nCall-ID: ${callId}\nCSeq: 1 INVITE\nContent-Length: 0\n\n`;
  const sent = (mark: string, callId: string): string =>
    `${TIME}VERBOSE[7][${mark}] chan_sip.c: Reliably Transmitting (NAT) to 1.2.3.4:5060:\n${invite(callId)}\n---\n`;
  const said = (mark: string): string => `${TIME}VERBOSE[7][${mark}] app_dial.c: Nobody picked up in 20000 ms\n`;
  const banner = `${TIME}Asterisk 20.1.0 built by root @ vm on a x86_64 running Linux on 2026-11-22 15:17:17 UTC\n`;

  it('stands for the Call-ID of the first message with it, until the program begins anew', async () => {
    const { events } = await readLog(
      sent('C-00000001', 'one') +
        sent('C-00000001', 'leg') +
        sent('C-00000002', 'two') +
        said('C-00000002') +
        said('C-00000001') +
        said('C-00000003') +
        banner +
        said('C-00000001') +
        sent('C-00000001', 'new') +
        said('C-00000001'),
    );
    expect(events.map(({ callId }) => callId)).toEqual(['two', 'one', null, null, 'new']);
  });

  it('puts the line into the call', async () => {
    const { calls } = await analyzeText(sent('C-00000001', 'one') + said('C-00000001'));
    expect(calls[0]!.events).toMatchObject([{ kind: 'hangup', text: 'Nobody picked up in 20000 ms', line: 12 }]);
  });

  it('is forgotten when there are too many', async () => {
    const many = Array.from({ length: 8193 }, (_, i) => sent(`C-${i.toString(16).padStart(8, '0')}`, `id${i}`)).join(
      '',
    );
    const { events } = await readLog(many + said('C-00000000') + said('C-00000001'));
    expect(events.map(({ callId }) => callId)).toEqual([null, 'id1']);
  });
});

describe('a log without SIP', () => {
  const refused = `${TIME}NOTICE[7] chan_sip.c: Registration from '<sip:u@h>' failed for '1.2.3.4:5060' - Wrong password\n`;

  it.each([
    ['chan_sip', refused, /'sip set debug on'/],
    [
      'PJSIP',
      `${TIME}ERROR[7] res_pjsip.c: something\n`,
      /^an Asterisk log without SIP messages\. Turn them on with 'pjsip set logger on' and try again\.$/,
    ],
    ['neither', `${TIME}NOTICE[7] loader.c: 79 modules will be loaded.\n`, /'pjsip set logger on'.*'sip set debug on'/],
  ])('of %s says how to turn it on', async (_, text, expected) => {
    const { inputs } = await analyzeText(text);
    expect(inputs[0]!.notes.find(({ code }) => code === 'log-without-sip')?.detail).toMatch(expected);
  });

  it('still reports what it says in words', async () => {
    const { inputs } = await analyzeText(refused.repeat(2));
    expect(inputs[0]!.notes).toContainEqual({
      code: 'log-registration-failed',
      count: 2,
      first: { line: 1 },
      detail: "Registration from '<sip:u@h>' failed for '1.2.3.4:5060' - Wrong password",
    });
  });
});
