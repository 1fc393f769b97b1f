import { describe, expect, it } from 'vitest';
import { dialledPrefix } from '../../src/calls/dialled-prefix.ts';
import { BATCH_CALLS, CallBatch } from '../../src/summary/call-batch.ts';
import { DestinationTallies } from '../../src/summary/destination-tallies.ts';
import { Groups } from '../../src/summary/groups.ts';

const batch = new CallBatch();
const groups = new Groups(BATCH_CALLS);

/** Adds calls to a number. */
function dial(tallies: DestinationTallies, number: string, calls = 1): void {
  const uri = Buffer.from(`sip:${number}@x`);
  batch.size = 0;
  for (let i = 0; i < calls; i++) batch.begin(0, 0, dialledPrefix(uri, 0, uri.length));
  tallies.add(batch, groups);
}

/** Calls by useful prefix. */
function rowsOf(tallies: DestinationTallies): Record<string, number> {
  return Object.fromEntries(tallies.byUsefulPrefix().map(([key, tally]) => [key, tally.count('call')]));
}

function dialled(calls: Record<string, number>): Record<string, number> {
  const tallies = new DestinationTallies();
  for (const [number, count] of Object.entries(calls)) dial(tallies, number, count);
  return rowsOf(tallies);
}

describe('calls by the number dialled', () => {
  it('stand under the longest prefix that ten of them share', () => {
    expect(dialled({ '+4420794601': 6, '+4420794602': 6, '+44161496': 9, '+44151': 2, '+49': 10, '200': 10 })).toEqual({
      '+442079460': 12,
      // Manchester alone is too little, with Liverpool it is enough.
      '+441': 11,
      '+49': 10,
      '200': 10,
    });
  });

  it('stand under what is left of it where longer ones take their part', () => {
    expect(dialled({ '+4420': 30, '+4415': 6, '+4416': 6 })).toEqual({ '+4420': 30, '+441': 12 });
    expect(dialled({ '+4420': 30, '+44': 12 })).toEqual({ '+4420': 30, '+44': 12 });
  });

  it('need a hundredth of the calls where there are many', () => {
    const rows = dialled({ '+4420': 1980, '+4930': 11, '+4931': 9 });
    expect(rows).toEqual({ '+4420': 1980, '+493': 20 });
  });

  it('need a quarter where there are few', () => {
    expect(dialled({ '200': 1 })).toEqual({ '200': 1 });
    expect(dialled({ '200': 1, '201': 1, '300': 1 })).toEqual({ '200': 1, '201': 1, '300': 1 });
    expect(dialled({ '200': 3, '201': 3, '202': 2, '+44': 1 })).toEqual({ '200': 3, '201': 3, '(other)': 3 });
  });

  it('that dialled no number stand apart, and what has nothing in common under (other)', () => {
    expect(dialled({ alice: 5, '100': 20, '+1': 3, '300': 4 })).toEqual({ '(none)': 5, '100': 20, '(other)': 7 });
    // Too few for a row of their own, but they begin alike.
    expect(dialled({ '100': 30, '+4420': 2, '+4421': 2 })).toEqual({ '100': 30, '+442': 4 });
  });

  it('are told less finely where there are too many numbers, and none is lost', () => {
    const tallies = new DestinationTallies(50);
    for (let i = 0; i < 1000; i++) dial(tallies, `+44${String(i).padStart(3, '0')}`);
    expect(tallies.shortenedTo).toBe(3);
    expect(rowsOf(tallies)).toEqual(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`+44${i}`, 100])));
    expect(new DestinationTallies().shortenedTo).toBeNull();
  });
});
