import { describe, expect, it } from 'vitest';
import { findIn } from './register.ts';

const refused = (n: number, expires: number): string => `
  ${n}.0 1>2 REGISTER ${n} b${n} aor=sip:100@b | Expires: ${expires}
  ${n}.1 2>1 423 ${n} REGISTER b${n} aor=sip:100@b to=t | Min-Expires: 300`;

describe('register-423-loop', () => {
  it('fires when less than Min-Expires is asked for again', async () => {
    const { found } = await findIn(refused(1, 60) + refused(2, 60) + refused(3, 60));
    expect(found['register-423-loop']).toMatchObject([{ severity: 'error', confidence: 'certain' }]);
    expect(found['register-423-loop']![0]!.summary).toBe(
      '10.0.0.2 refused sip:100@b 3 times with 423 and asked for 300 s or more; it was asked for 60 s again.',
    );
    expect(found).not.toHaveProperty('register-rejected');
  });

  it('stays silent on the first, and when enough is asked for', async () => {
    expect((await findIn(refused(1, 60))).found).not.toHaveProperty('register-423-loop');
    expect((await findIn(refused(1, 60) + refused(2, 300))).found).not.toHaveProperty('register-423-loop');
  });
});
