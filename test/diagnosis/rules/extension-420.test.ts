import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('extension-420', () => {
  it('names what is not supported', async () => {
    const { 'extension-420': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Require: replaces, 100rel
      0.1 2>1 420 1 INVITE a to=t | Unsupported: replaces, 100rel
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 420: it does not support replaces.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('falls back on what the INVITE requires', async () => {
    const { 'extension-420': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Require: precondition
      0.1 2>1 420 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 420 to an INVITE that requires precondition.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // 100rel alone has a rule of its own
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Require: 100rel
      0.1 2>1 420 1 INVITE a to=t | Unsupported: 100rel
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('extension-420');
    // required and refused for something else
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Require: replaces
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('extension-420');
    expect(await find(ANSWERED)).toEqual({});
  });
});
