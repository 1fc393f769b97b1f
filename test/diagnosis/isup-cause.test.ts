import { describe, expect, it } from 'vitest';
import { play } from '../calls/play.ts';

/** REL: pointers, then cause indicators with location and cause (ITU-T Q.763). */
const bytes = (...values: number[]) => values.map((value) => `\\x${value.toString(16).padStart(2, '0')}`).join('');
const rel = (location: number, cause: number, head = 0x80) => bytes(0x0c, 2, 0, 2, head | location, 0x80 | cause);
const part = (type: string, content: string) => `--b; Content-Type: ${type}; ; ${content}`;

async function refused(body: string, reason = '') {
  const { calls } = await play(`
    0.0 1>2 INVITE 1 a
    0.2 2>1 503 1 INVITE a to=t binary ${reason} | ${body}
    0.3 1>2 ACK 1 a to=t`);
  return calls[0]!;
}

describe('the cause of an ISUP Release in the body (SIP-I, RFC 3204)', () => {
  it.each([
    ['alone', `body application/ISUP; ${rel(3, 34)}`],
    ['with the recommendation before the cause', `body application/isup; ${bytes(12, 2, 0, 3, 3, 0x80, 0xa2)}`],
  ])('%s', async (_name, body) => {
    const call = await refused(body);
    expect(call.cause).toEqual({
      source: 'q850',
      value: 34,
      text: 'No circuit/channel available (ISUP REL)',
      location: 'TN',
      from: { frame: 2 },
    });
    expect(call.decidedBy!.because).toContain('transit network');
  });

  it('in a part of a multipart body', async () => {
    const lines = [part('application/sdp', 'v=0'), part('application/ISUP', rel(0, 17)), '--b--'].join('; ');
    const { calls } = await play(`
      0.0 1>2 INVITE 1 a
      0.2 2>1 503 1 INVITE a to=t binary | Content-Type: multipart/mixed;boundary=b | body x/x; ${lines}
      0.3 1>2 ACK 1 a to=t`);
    expect(calls[0]!.cause).toMatchObject({ source: 'q850', value: 17, location: 'U' });
  });

  it('stands beside a Reason that says the same, once, and behind one that says more', async () => {
    const same = await refused(`Reason: Q.850;cause=34 | body application/isup; ${rel(3, 34)}`);
    expect([same.cause, ...same.causes].filter((c) => c!.source === 'q850')).toHaveLength(1);
    const more = await refused(`Reason: Q.850;cause=34 | body application/isup; ${rel(3, 31)}`);
    expect(more.cause).toMatchObject({ value: 34 });
  });

  it.each([
    ['another message', bytes(6, 2, 0, 2, 0x83, 0xa2)],
    ['a national coding', rel(3, 34, 0xc0)],
    ['one that is cut', rel(3, 34).slice(0, 16)],
    ['a pointer beyond its end', bytes(12, 200, 0, 2, 0x83, 0xa2)],
  ])('is not read from %s', async (_name, content) => {
    expect((await refused(`body application/isup; ${content}`)).cause!.source).toBe('code');
  });

  it('in a BYE right after the answer', async () => {
    const script = (cause: number) => `
      0.0 1>2 INVITE 1 a
      0.1 2>1 200 1 INVITE a to=t
      0.2 1>2 ACK 1 b to=t
      1.0 2>1 BYE 1 c from=t to=ft binary | body application/isup; ${rel(3, cause)}
      1.1 1>2 200 1 BYE c from=t to=ft`;
    const rules = async (cause: number) => (await play(script(cause))).calls[0]!.findings.map(({ rule }) => rule);
    expect(await rules(17)).toContain('callee-busy-after-200');
    expect(await rules(16)).not.toContain('callee-busy-after-200');
  });
});
