import { describe, expect, it } from 'vitest';
import { repeatedRequest, SEEN } from '../../src/calls/repetition.ts';
import { Transaction } from '../../src/calls/transaction.ts';
import { Payload } from '../../src/payload.ts';

const START = 1.7e15;

type Seen = Partial<Pick<Payload, 'input' | 'positionIsLine' | 'isSending' | 'unitMicros'>> & { at: number };

function payloadOf({ at, ...rest }: Seen): Payload {
  return Object.assign(new Payload(), { timeMicros: START + at * 1e6, ...rest });
}

/** How each record of one request is met, after a first at 0 s in input 0. */
function seen(
  first: Omit<Seen, 'at'> & { at?: number },
  ...records: Seen[]
): { how: string[]; transaction: Transaction } {
  const transaction = new Transaction();
  const payload = payloadOf({ at: 0, ...first });
  transaction.requests = 1;
  transaction.requestLength = 100;
  transaction.firstMicros = payload.timeMicros;
  transaction.lastRequestMicros = payload.timeMicros;
  transaction.input = payload.input;
  const names = Object.keys(SEEN);
  const how = records.map((record) => names[repeatedRequest(transaction, payloadOf(record), 100)]!);
  return { how, transaction };
}

describe('within one input', () => {
  it('two records closer than any retransmission are one sending of a capture', () => {
    expect(seen({}, { at: 0.005 }, { at: 0.5 }).how).toEqual(['duplicate', 'retransmission']);
  });

  it('are two sendings of a log that writes each once, or whose times are too coarse to tell', () => {
    expect(seen({}, { at: 0.005, isSending: true }).how).toEqual(['retransmission']);
    expect(seen({}, { at: 0, unitMicros: 1e6 }).how).toEqual(['retransmission']);
  });
});

describe('a log beside a capture', () => {
  const capture = { input: 0 };
  const log = { input: 1, positionIsLine: true, isSending: true };

  it('shows late what was sent before', () => {
    const { how, transaction } = seen(capture, { ...log, at: 0.4 }, { ...capture, at: 0.5 }, { ...log, at: 1.2 });
    expect(how).toEqual(['duplicate', 'retransmission', 'duplicate']);
    expect(transaction.requests).toBe(2);
  });

  it('shows sendings that the capture lacks', () => {
    expect(seen(capture, { ...log, at: 0 }, { ...log, at: 0.5 }, { ...log, at: 1.5 }).how).toEqual([
      'duplicate',
      'retransmission',
      'retransmission',
    ]);
  });

  it('is not taken for late after seconds', () => {
    expect(seen(capture, { ...log, at: 4 }).how).toEqual(['retransmission']);
  });

  it('of another capture nothing is late', () => {
    expect(seen(capture, { input: 1, at: 0.4 }).how).toEqual(['retransmission']);
  });

  it('without times came first: the capture tells them, and counts nothing twice', () => {
    const { how, transaction } = seen(
      { ...log, at: Number.NaN },
      { ...log, at: Number.NaN },
      { ...capture, at: 0 },
      { ...capture, at: 0.5 },
    );
    expect(how).toEqual(['retransmission', 'duplicate', 'duplicate']);
    expect(transaction.firstMicros).toBe(START);
    expect(transaction.lastMicros).toBe(START);
  });
});
