import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('extension-421', () => {
  it('names what is required', async () => {
    const { 'extension-421': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 421 1 INVITE a to=t | Require: timer
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 421: it requires timer.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // 100rel alone has a rule of its own
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 421 1 INVITE a to=t | Require: 100rel
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('extension-421');
    // another refusal
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('extension-421');
    expect(await find(ANSWERED)).toEqual({});
  });
});
