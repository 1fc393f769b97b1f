import { describe, expect, it } from 'vitest';
import { callExample } from '../../src/report/call-example.ts';
import { sampleCall } from './sample-result.ts';

const named = (callId: string) => ({ ...sampleCall('x', 0, 1, 'failed', 'network', []), callId });

describe('the example of a call', () => {
  it('is as much of the Call-ID as tells it from the others', () => {
    const all = ['a84b4c76e66710@pc33', 'a84b4c76f77821@pc33', 'short'].map(named);
    expect(callExample('a84b4c76e66710@pc33', all)).toBe('--call a84b4c76e66710@p');
    expect(callExample('a84b4c76e66710@pc33', all.slice(0, 1))).toBe('--call a84b4c76');
    expect(callExample('short', all)).toBe('--call short');
  });

  it('is none where a shell would not take it as it stands', () => {
    for (const id of ['$(reboot)@x', "a'b", 'a b c d e', '-rf', '\u001b[2J'])
      expect(callExample(id, [named(id)])).toBeNull();
  });
});
