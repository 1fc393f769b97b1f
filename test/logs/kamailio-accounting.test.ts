import { describe, expect, it } from 'vitest';
import { readAccounting } from '../../src/logs/accounting-line.ts';
import { readLog, sip, told } from './read-result.ts';

const acc = (what: string, fields: string) =>
  ` 1(20286) NOTICE: acc [acc.c:287]: acc_log_request(): ACC: ${what}: ${fields}\n`;
const line = (
  what: string,
  code: number,
  reason: string,
  { method = 'INVITE', at = 1795360071, toTag = 'b', callId = 'one@test' } = {},
) =>
  acc(
    what,
    `timestamp=${at};method=${method};from_tag=a;to_tag=${toTag};call_id=${callId};code=${code};reason=${reason};src_user=x`,
  );
const MISSED = 'call missed';
const ANSWERED = 'transaction answered';
const LEAD = ' 1(18225) INFO: <script>: received request from 192.0.2.1:5070 (udp)\n';
const invite = (cseq: number) => LEAD + sip('INVITE sip:b@test SIP/2.0', { cseq: `${cseq} INVITE` });

describe('an ACC line', () => {
  it.each([
    ['code=486;reason=Busy Here', 486, 'Busy Here'],
    ['code=486;reason=Busy; try later;src_ip=1.2.3.4', 486, 'Busy; try later'],
    ['code=200;reason=OK;code=404;reason=x', 200, 'OK'],
    ['code=503;reason=', 503, ''],
  ])('%s', (rest, code, phrase) => {
    const said = readAccounting(
      acc(ANSWERED, `timestamp=1795360071;method=INVITE;from_tag=f;to_tag=;call_id=c@h;${rest}`).trim(),
    );
    expect(said).toMatchObject({
      kind: 'accounting',
      callId: 'c@h',
      method: 'INVITE',
      code,
      phrase,
      fromTag: 'f',
      toTag: null,
    });
  });

  it.each([
    ['timestamp=1795360071', 55_671e6 - 1200e6, 1e6],
    ['timestamp=1795360071;time_exten=266272', 54_471e6 + 266_272, 1],
    ['timestamp=1795360071;time_attr=1795360071.035', 54_471e6 + 35_000, 1000],
    ['timestamp=1795360071;time_msec=35', 54_471e6 + 35_000, 1000],
    ['created=1795360069;call_start_time=1795360071;duration=3', 54_471e6, 1e6],
  ])('%s', (fields, dayMicros, unitMicros) => {
    const said = readAccounting(
      `ACC: ${ANSWERED}: ${fields};method=INVITE;from_tag=f;to_tag=t;call_id=c;code=200;reason=OK`,
    );
    expect(said!.coarseTime).toMatchObject({ year: 2026, month: 11, day: 22, dayMicros, unitMicros });
  });
});

describe('calls of which only ACC lines are known', () => {
  it.each([
    ['busy', line(MISSED, 486, 'Busy Here') + line(ANSWERED, 486, 'Busy Here'), 'busy', 486, 486],
    ['changed on the way', line(MISSED, 503, 'x') + line(ANSWERED, 500, 'y', { toTag: '' }), 'failed', 500, 503],
    ['missed only', line(MISSED, 603, 'Decline'), 'declined', 603, 603],
    ['serial forking', line(MISSED, 480, 'x') + line(ANSWERED, 200, 'OK'), 'answered', 200, 200],
    ['redirected, then answered', line(ANSWERED, 302, 'x') + line(ANSWERED, 200, 'OK'), 'answered', 200, 200],
    ['a re-INVITE that was refused', line(ANSWERED, 200, 'OK') + line(ANSWERED, 488, 'No'), 'answered', 200, 200],
  ])('%s', async (_, text, outcome, finalCode, originCode) => {
    const { calls, inputs } = await readLog(text);
    expect(calls).toMatchObject([
      { callId: 'one@test', outcome, finalCode, originCode, basis: 'accounting', messages: 0 },
    ]);
    expect(inputs[0]).toMatchObject({ kind: 'kamailio', firstTime: '2026-11-22T15:07:51.000000Z' });
  });

  it('have a duration by the BYE', async () => {
    const bye = line(ANSWERED, 200, 'OK', { method: 'BYE', at: 1795360080 });
    const { calls } = await readLog(line(ANSWERED, 200, 'OK') + bye);
    expect(calls[0]).toMatchObject({ endTime: '2026-11-22T15:08:00.000000Z', timing: { duration: 9, setup: null } });
  });

  it('are of OpenSIPS as well', async () => {
    const fields = 'method=INVITE;from_tag=a;to_tag=b;call_id=';
    const text = [
      `Nov 22 15:06:13 [77] ACC: call ended: created=1795360069;call_start_time=1795360071;duration=3;ms_duration=2900;setuptime=2;${fields}1@test;code=200;reason=OK`,
      `Nov 22 15:06:14 [77] ACC: call missed: timestamp=1795360069;created=1795360069;setuptime=2;${fields}2@test;code=486;reason=Busy Here`,
      'Nov 22 15:06:15 [77] INFO:core:main: x',
    ];
    const result = await readLog(`${text.join('\n')}\n`);
    expect(result.inputs[0]!.kind).toBe('opensips');
    expect(told(result)).toEqual(['1@test answered 200 accounting null null', '2@test busy 486 accounting null null']);
    expect(result.calls[0]!.startTime).toBe('2026-11-22T15:06:13.000000Z');
  });
});

describe('calls with messages', () => {
  it('take what the caller was told from ACC where no message shows it', async () => {
    const result = await readLog(invite(1) + line(MISSED, 408, 'Timeout') + line(ANSWERED, 408, 'Timeout'));
    expect(told(result)).toEqual(['one@test failed 408 accounting 192.0.2.1:5070 local']);
  });

  it('give the line to the attempt that it is about: the last, where the first was challenged without state', async () => {
    const result = await readLog(invite(1) + invite(2) + line(ANSWERED, 200, 'OK', { toTag: 'x' }));
    expect(result.calls).toMatchObject([{ outcome: 'answered', attempts: 2 }]);
  });

  it('believe a branch where only failures of branches are accounted', async () => {
    expect(told(await readLog(invite(1) + line(MISSED, 404, 'x')))[0]).toContain('failed 404 accounting');
  });

  it('without a time are judged as with one: 480 after ringing is no answer', async () => {
    const reply = (code: string) => `${LEAD}${sip(`SIP/2.0 ${code}`)}`;
    const { calls } = await readLog(invite(1) + reply('180 Ringing') + reply('480 Temporarily Unavailable'));
    expect(calls[0]).toMatchObject({ outcome: 'no-answer', startTime: null });
  });

  it('are not over when the first time of the log comes late', async () => {
    const other = line(ANSWERED, 486, 'Busy Here', { callId: 'two@test' });
    const { calls } = await readLog(invite(1) + other + line(ANSWERED, 200, 'OK'));
    expect(calls.map((c) => c.callId)).toEqual(['one@test', 'two@test']);
  });
});

describe('lines about failures', () => {
  const prefix = ' 1(1) ERROR: {1 1 INVITE one@test} ';
  it.each([
    [`${prefix}tm [t_fwd.c:1759]: t_forward_nonack(): failure to add branches`, 'send-failed'],
    [`${prefix}tm [ut.h:309]: uri2dst2(): failed to resolve "no.invalid"`, 'send-failed'],
    [`${prefix}<core> [core/tcp_main.c:2992]: tcpconn_1st_send(): connect 127.0.0.28:5999 failed (RST)`, 'send-failed'],
    [' 1(1) ERROR: <script>: relay failed for INVITE sip:a@b -> sip:c (one@test)', 'send-failed'],
    [' 1(1) NOTICE: <script>: Auth failed for sip:a@b from 192.0.2.1:5060 Call-ID: one@test', 'auth-failed'],
    [
      ' 1(1) WARNING: <script>: Call failed: 486 Busy Here for INVITE sip:b@test (Call-ID one@test) branch_timeout=1',
      'other',
    ],
  ])('%s', async (text, kind) => {
    const { calls } = await readLog(`${invite(1)}${text}\n`);
    expect(calls[0]!.events).toMatchObject([{ kind, text, line: 10 }]);
  });
});

describe('the store of lines of a call', () => {
  it('is full at sixteen, and keeps the accounting line that comes after', async () => {
    const failure = ' 1(1) WARNING: <script>: Call failed: 486 Busy Here (Call-ID one@test)\n';
    const { calls } = await readLog(invite(1) + failure.repeat(40) + line(ANSWERED, 486, 'Busy Here'));
    expect(calls[0]!.events).toHaveLength(16);
    expect(calls[0]).toMatchObject({ outcome: 'busy', basis: 'accounting' });
  });
});
