import { describe, expect, test } from 'vitest';
import { disagreements, expectedCall, type Truth, type TruthCall } from '../../bench/truth.mjs';

const truth = (calls: Record<string, TruthCall>): Truth => ({ packets: 0, sipMessages: 0, responses: {}, calls });

describe('the comparison with a truth file', () => {
  test.each<[TruthCall, string, number | null, number]>([
    [{ o: 'answered', f: 200, rt: 1 }, 'answered', 200, 1],
    [{ o: 'cancelled', f: 487 }, 'cancelled', 487, 0],
    [{ o: 'no-response', f: 0, rt: 6 }, 'timeout', null, 6],
    [{ o: 'failed', f: 486 }, 'busy', 486, 0],
    [{ o: 'failed', f: 603 }, 'declined', 603, 0],
    [{ o: 'failed', f: 480 }, 'no-answer', 480, 0],
    [{ o: 'failed', f: 408 }, 'failed', 408, 0],
    [{ o: 'failed', f: 503 }, 'failed', 503, 0],
  ])('%j', (call, outcome, finalCode, retransmissions) => {
    expect(expectedCall('a', call)).toEqual({ callId: 'a', outcome, finalCode, retransmissions });
  });

  test('agrees with itself', () => {
    const call: TruthCall = { o: 'failed', f: 486 };
    expect(disagreements(truth({ a: call }), [expectedCall('a', call)])).toEqual([]);
  });

  test('names what is missing, surplus, double or different', () => {
    const answered: TruthCall = { o: 'answered', f: 200 };
    const a = expectedCall('a', answered);
    const calls = [a, a, expectedCall('b', { o: 'failed', f: 486 }), { ...a, callId: 'x' }];
    expect(disagreements(truth({ a: answered, b: answered, c: answered }), calls)).toEqual([
      'a answered 200, 0 sent again: reported twice',
      'b busy 486, 0 sent again: should be b answered 200, 0 sent again',
      'x answered 200, 0 sent again: no such call',
      'c answered 200, 0 sent again: missing',
    ]);
  });
});
