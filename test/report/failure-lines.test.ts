import { describe, expect, it } from 'vitest';
import { failureLines } from '../../src/report/failure-lines.ts';
import { tableContext } from '../../src/report/table-context.ts';
import type { CallCause, FailureRow, ResultCall } from '../../src/result.ts';
import { PLAIN } from './render-options.ts';
import { resultOf, sampleCall } from './sample-result.ts';

const ROW: FailureRow = {
  code: 480,
  phrase: 'Temporarily Unavailable',
  meaning: 'The callee exists.',
  category: 'no-answer',
  outcome: 'failed',
  fault: 'network',
  calls: 0,
  share: 1,
  advice: 'Look.',
};

const cause = (value: number, source: CallCause['source'] = 'q850'): CallCause => ({
  source,
  value,
  text: source === 'code' ? 'Temporarily Unavailable' : `cause ${value}`,
  location: null,
  from: null,
});

function titles(calls: Partial<ResultCall>[]): string[] {
  const all = calls.map((changes, i) =>
    sampleCall(`c${i}`, i, 1, 'failed', 'network', [], { finalCode: 480, originCode: 480, ...changes }),
  );
  const context = tableContext(resultOf(all), PLAIN);
  return failureLines(context, [{ ...ROW, calls: all.length }]).map((line) => `${line.count} ${line.title}`);
}

describe('the lines of failures', () => {
  it('split a code by the causes behind it, the rest under the code', () => {
    expect(titles([{ cause: cause(34) }, { cause: cause(34) }, { cause: cause(480, 'code') }])).toEqual([
      '2 cause 34 (Q.850 34, told as 480)',
      '1 480 Temporarily Unavailable',
    ]);
  });

  it('keep a cause that is the translation of the code with it', () => {
    expect(titles([{ cause: cause(19) }, { cause: cause(480, 'code') }])).toEqual(['2 480 Temporarily Unavailable']);
  });

  it('say that a code was changed on the way', () => {
    expect(titles([{ cause: cause(503, 'code'), originCode: 503 }])).toEqual([
      '1 503, told as 480 Temporarily Unavailable',
    ]);
  });

  it('tell three causes of a code, and add up', () => {
    const lines = titles([34, 34, 38, 38, 41, 41, 42, 44].map((value) => ({ cause: cause(value) })));
    expect(lines).toHaveLength(4);
    expect(lines).toContain('2 480 Temporarily Unavailable');
    expect(lines.reduce((sum, line) => sum + Number.parseInt(line, 10), 0)).toBe(8);
  });

  it('tell how long to wait where all calls were told the same', () => {
    const waiting = { cause: { ...cause(480, 'code'), text: 'Temporarily Unavailable, Retry-After 5 s' } };
    expect(titles([waiting, waiting])).toEqual(['2 480 Temporarily Unavailable, Retry-After 5 s']);
    expect(titles([waiting, { cause: cause(480, 'code') }])).toEqual(['2 480 Temporarily Unavailable']);
  });
});
