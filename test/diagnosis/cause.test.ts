import { describe, expect, it } from 'vitest';
import type { ResultCall } from '../../src/result.ts';
import { play } from '../calls/play.ts';

/** A call refused with these headers, after a 183 with those. */
async function refused(code: number, headers: string, early = ''): Promise<ResultCall> {
  const { calls } = await play(`
    0.0 1>2 INVITE 1 a
    ${early === '' ? '' : `0.1 2>1 183 1 INVITE a to=t | ${early}`}
    2.0 2>1 ${code} 1 INVITE a to=t ${headers === '' ? '' : `| ${headers}`}
    2.1 1>2 ACK 1 a to=t`);
  return calls[0]!;
}

const causeOf = async (code: number, headers: string, early?: string) => {
  const { cause, causes } = await refused(code, headers, early);
  return [cause, ...causes].map((c) => `${c?.source} ${c?.value}`);
};

describe('the Reason of a CANCEL (RFC 3326)', () => {
  const cancelled = async (reason: string) => {
    const { calls } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      2.0 1>2 CANCEL 1 a${reason}
      2.1 2>1 200 1 CANCEL a to=t
      2.2 2>1 487 1 INVITE a to=t
      2.3 1>2 ACK 1 a to=t`);
    const { cause, causes, outcome } = calls[0]!;
    return [outcome, ...[cause, ...causes].map((c) => `${c?.source} ${c?.value}`)];
  };

  it('is the cause, and the 487 that it led to stands behind it', async () => {
    expect(await cancelled(' | Reason: Q.850;cause=19;text="No answer"')).toEqual(['no-answer', 'q850 19', 'code 487']);
    expect(await cancelled(' | Reason: SIP;cause=200;text="Call completed elsewhere"')).toEqual([
      'cancelled',
      'sip 200',
      'code 487',
    ]);
  });

  it('gives no reason by Q.850 16, or without a header', async () => {
    expect(await cancelled(' | Reason: Q.850;cause=16')).toEqual(['cancelled', 'code 487', 'q850 16']);
    expect(await cancelled('')).toEqual(['cancelled', 'code 487']);
  });
});

describe('the cause of a call that was not answered', () => {
  it('is the code where no header says anything', async () => {
    const { cause, causes } = await refused(503, '');
    expect(cause).toEqual({
      source: 'code',
      value: 503,
      text: 'Service Unavailable',
      location: null,
      from: { frame: 2 },
    });
    expect(causes).toEqual([]);
  });

  it('is the specific one of the 183, not the generic one of the 480 (Q.850 16, 31, 127)', async () => {
    for (const generic of [16, 31, 127])
      expect(await causeOf(480, `Reason: Q.850;cause=${generic}`, 'Reason: Q.850;cause=34')).toEqual([
        'q850 34',
        'code 480',
        `q850 ${generic}`,
      ]);
    const { cause } = await refused(480, 'Reason: Q.850;cause=31', 'Reason: Q.850;cause=34');
    expect(cause).toMatchObject({ text: 'No circuit/channel available', from: { frame: 2 } });
  });

  it('is that of the final response where both are specific, and never a generic one instead of the code', async () => {
    expect(await causeOf(503, 'Reason: Q.850;cause=38', 'Reason: Q.850;cause=34')).toEqual([
      'q850 38',
      'q850 34',
      'code 503',
    ]);
    expect(await causeOf(480, 'Reason: Q.850;cause=31')).toEqual(['code 480', 'q850 31']);
    expect(await causeOf(500, 'Reason: Q.850;cause=47', 'Reason: Q.850;cause=34')).toEqual([
      'q850 34',
      'q850 47',
      'code 500',
    ]);
  });

  it('keeps the location of RFC 8606', async () => {
    const { cause, decidedBy } = await refused(404, 'Reason: Q.850;cause=1;text="x";location=TN');
    expect(cause).toMatchObject({ value: 1, location: 'TN' });
    expect(decidedBy).toMatchObject({ address: '10.0.0.2:5060', certainty: 'at-or-beyond' });
    expect(decidedBy!.because).toContain('transit network');
  });

  it('reads Warning: a named one before Q.850 for 488, a remark of a server never', async () => {
    const both = 'Reason: Q.850;cause=65 | Warning: 305 gw "Incompatible media format"';
    expect(await causeOf(488, both)).toEqual(['warning 305', 'q850 65', 'code 488']);
    expect(await causeOf(503, both)).toEqual(['q850 65', 'warning 305', 'code 503']);
    expect(await causeOf(404, 'Warning: 392 10.0.0.2 "Noisy feedback tells"')).toEqual(['code 404', 'warning 392']);
    expect((await refused(503, 'Warning: 399 gw "No trunk, sorry"')).cause).toMatchObject({ text: 'No trunk, sorry' });
    expect(await causeOf(503, 'Warning: 399 gw ""')).toEqual(['code 503', 'warning 399']);
  });

  it('reads Reason of SIP, STIR and others', async () => {
    expect(await causeOf(500, 'Reason: SIP;cause=503;text="Down"')).toEqual(['sip 503', 'code 500']);
    expect(await causeOf(500, 'Reason: SIP;cause=500;text="Down"')).toEqual(['code 500', 'sip 500']);
    expect(await causeOf(603, 'Reason: SIP;cause=603;text="v=analytics1;x"')).toEqual(['sip 603', 'code 603']);
    expect(await causeOf(403, 'Reason: STIR;cause=437')).toEqual(['sip STIR 437', 'code 403']);
    // A remark on a call that failed for another cause (RFC 9410).
    expect(await causeOf(486, '', 'Reason: STIR;cause=437')).toEqual(['code 486', 'sip STIR 437']);
  });

  it('reads the headers of products', async () => {
    const asterisk = 'X-Asterisk-HangupCause: Circuit/channel congestion | X-Asterisk-HangupCauseCode: 34';
    expect(await causeOf(503, asterisk)).toEqual(['vendor X-Asterisk-HangupCauseCode 34', 'code 503']);
    expect((await refused(503, asterisk)).cause!.text).toBe('No circuit/channel available');
    const diagnostics = 'ms-diagnostics: 1003;reason="User does not exist";source="fe.example"';
    expect((await refused(404, diagnostics)).cause).toMatchObject({
      source: 'vendor',
      value: 'ms-diagnostics 1003',
      text: 'User does not exist',
    });
    expect(await causeOf(404, 'X-Asterisk-HangupCauseCode: 16')).toEqual([
      'code 404',
      'vendor X-Asterisk-HangupCauseCode 16',
    ]);
    expect(await causeOf(404, 'Error-Info: <sip:unknown@announce.example>')).toEqual(['code 404', 'vendor Error-Info']);
  });

  it('tells how long to wait', async () => {
    expect((await refused(503, 'Retry-After: 30 (soon)')).cause!.text).toBe('Service Unavailable, Retry-After 30 s');
  });

  it('is not taken from a branch that did not decide', async () => {
    const { calls } = await play(`
      0.0 1>5 INVITE 1 a
      0.1 5>2 INVITE 1 b,a
      0.2 2>5 503 1 INVITE b,a to=x | Reason: Q.850;cause=34
      0.3 5>3 INVITE 1 c,a
      0.4 3>5 404 1 INVITE c,a to=y
      0.5 5>1 404 1 INVITE a to=y`);
    expect(calls[0]!.cause).toMatchObject({ source: 'code', value: 404 });
    expect(calls[0]!.causes.map((c) => c.value)).toEqual([34]);
    expect(calls[0]!.decidedBy!.address).toBe('10.0.0.3:5060');
  });

  it('is none of a call that was answered, or of which nobody knows', async () => {
    const { calls, distributions } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 183 1 INVITE a to=t | Reason: Q.850;cause=34
      0.2 2>1 200 1 INVITE a to=t
      1.0 1>2 INVITE 1 b id=two`);
    expect(calls.map(({ cause, causes, decidedBy }) => [cause, causes, decidedBy])).toEqual([
      [null, [], null],
      [null, [], null],
    ]);
    expect(distributions.byCause).toEqual([]);
    expect(distributions.byHop).toEqual([]);
  });

  it('keeps little of what a sender repeats, and keys stay short', async () => {
    const many = Array.from({ length: 50 }, (_, i) => `Warning: 399 gw "${i} ${'x'.repeat(5000)}"`).join(' | ');
    const { cause, causes } = await refused(503, many);
    expect(causes.length).toBeLessThan(8);
    expect(cause!.text!.length).toBeLessThanOrEqual(200);
    const { distributions } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Reason: ${'Z'.repeat(5000)};cause=1`);
    expect(distributions.byCause[0]!.key).toHaveLength(48);
  });

  it('has no text in its distribution where its calls do not agree', async () => {
    const call = (id: string, text: string): string => `
      0.0 1>2 INVITE 1 ${id} id=${id}
      0.1 2>1 503 1 INVITE ${id} id=${id} to=t | Warning: 399 gw "${text}"`;
    const { distributions } = await play(call('one', 'full') + call('two', 'down'));
    expect(distributions.byCause).toMatchObject([{ key: 'Warning 399', text: null, calls: 2, failed: 2 }]);
  });
});
