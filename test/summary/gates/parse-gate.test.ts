import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraceError } from '../../../src/errors.ts';
import { CALL_DELAYS, CALL_RATIOS } from '../../../src/figures.ts';
import { FIGURES, OPERATORS, TOTALS } from '../../../src/summary/gates/gate.ts';
import { NOTE_CODES } from '../../../src/summary/gates/note-codes.ts';
import { parseGate } from '../../../src/summary/gates/parse-gate.ts';
import { printGate } from './print-gate.ts';

const normal = (text: string): string => printGate(parseGate(text, '--fail-on'));
const refusal = (text: string): string => {
  try {
    parseGate(text, '--fail-on');
  } catch (error) {
    if (error instanceof TraceError && error.code === 'E_USAGE') return error.message;
    throw error;
  }
  return 'not refused';
};

describe('a gate', () => {
  it.each([
    ['ser<95%', 'ser<95%'],
    ['  SER  <  95 % ', 'ser<95%'],
    ['nerextended<=.5', 'nerExtended<=0.5'],
    ['share( 503 )>2% where peer = 10.0.0.2', 'share(503)>2% where peer=10.0.0.2'],
    ['p95(pdd)>6s', 'p95(pdd)>6s'],
    ['p99(pdd)>250MS', 'p99(pdd)>250ms'],
    ['count(diagnosis:ack-missing)>0', 'count(ack-missing)>0'],
    ['count(finding:peer-silent)>0', 'count(peer-silent)>0'],
    ['share(busy)=0', 'share(busy)==0'],
    ['share(category:busy)>1%', 'share(category:busy)>1%'],
    ['share(Server-Error)>1%', 'share(5xx)>1%'],
    ['share(599)>1%', 'share(599)>1%'],
    ['share(class:5XX)>1%', 'share(5xx)>1%'],
    ['count(capture-truncated)>0', 'count(capture-truncated)>0'],
    ['calls<1', 'calls<1'],
    ['calls<1 WHERE agent="Foo, Bar" AND code!=5xx,486', 'calls<1 where agent="Foo, Bar" and code!=5xx,486'],
    [`calls<1 where agent='say "x"'`, `calls<1 where agent='say "x"'`],
    ['calls<1 where hour=9 and destination=+44-20*', 'calls<1 where hour=09 and destination=+4420'],
  ])('%j', (text, expected) => expect(normal(text)).toBe(expected));

  it.each([
    ['serr<95%', "no metric 'serr'. Near: ser, seer."],
    ['pdd>6s', "'pdd' is many times, one of each call: mean(pdd), p50(pdd), p95(pdd), p99(pdd) or max(pdd) is one."],
    ['ser<95', "'95' is more than there can be: 95% is meant? A share without % ends at 1."],
    ['ser<120%', "'120%' is more than there can be: a share ends at 100%."],
    ['ser<6s', "'6s' is a time, and this is a share: 95% or 0.95."],
    ['p95(pdd)>6%', "'6%' is a share, and this is a time: 6s or 250ms."],
    ['calls<6s', "'6s' has a unit, and this is a number: 10."],
    ['503>2%', "no metric '503'. Near: share(503), count(503)."],
    ['share(799)>1%', "'799' is no response code: they go from 100 to 699, classes from 1xx to 6xx."],
    ['share(180)>1%', "'180' decides no call: final codes go from 200 to 699, final classes from 2xx to 6xx."],
    ['count(ack-misssing)>0', "nothing is called 'ack-misssing'. Near: ack-missing, prack-missing."],
    ['count(note:capture-truncatd)>0', "no note 'capture-truncatd'. Near: capture-truncated."],
    ['share(peer-silent)>1%', "'peer-silent' is not found in single calls: count(peer-silent) counts it."],
    ['ser(503)>1%', "'ser' is of nothing else: leave out (503)."],
    ['ser<95% where per=1', "no key 'per'. Near: peer."],
    ['ser<95% where outcome=bussy', "no outcome 'bussy'. Near: busy."],
    ['ser<95% where method=INVIT', "no method 'INVIT'. Near: INVITE."],
    ['ser<95% where agent=Foo Bar', "'Bar' stands where 'and' should; a value with spaces stands in quotes."],
    ['ser<95% where', 'nothing where a condition should stand, as peer=10.0.0.2 or code!=5xx.'],
    ['notes>1 where code=503', "'notes' is of the whole input and takes no where."],
    ['ira>1% where code=503', "'ira' is of registrations, and where is of calls."],
    ['95%', 'there is no comparison in it. METRIC OP VALUE is needed, as in ser<95%.'],
  ])('%j is refused', (text, expected) => expect(refusal(text)).toBe(`--fail-on '${text}': ${expected}`));

  it('is told in one line whatever was typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        'ser',
        '<',
        '>=',
        '95%',
        ' where ',
        'peer=',
        ' and ',
        '"',
        "'",
        'share(',
        ')',
        '503',
        '\n',
        ',',
        '\x1b[1m',
      ),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (expression) => {
        try {
          const once = normal(expression);
          expect(normal(once)).toBe(once);
        } catch (error) {
          expect(error).toBeInstanceOf(TraceError);
          expect((error as TraceError).code).toBe('E_USAGE');
          expect((error as TraceError).message).toMatch(/^--fail-on '\P{Cc}*$/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same when printed and read again', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 8 })
      .filter((text) => !(text.includes('"') && text.includes("'")));
    const condition = fc
      .tuple(fc.constantFrom('agent', 'cause', 'from', 'peer'), fc.boolean(), value)
      .map(
        ([key, isNegated, text]) => `${key}${isNegated ? '!=' : '='}${text.includes('"') ? `'${text}'` : `"${text}"`}`,
      );
    const measure = fc.oneof(
      fc.constantFrom(...CALL_RATIOS).map((name) => [name, '95%']),
      fc
        .tuple(fc.constantFrom(...FIGURES), fc.constantFrom(...CALL_DELAYS))
        .map(([f, name]) => [`${f}(${name})`, '3s']),
      fc.constantFrom('503', '4xx', 'busy', 'category:busy', 'ack-missing').map((name) => [`count(${name})`, '3']),
    );
    fc.assert(
      fc.property(
        measure,
        fc.constantFrom(...OPERATORS),
        fc.array(condition, { maxLength: 3 }),
        ([name, limit], operator, where) => {
          const text = `${name}${operator}${limit}${where.length > 0 ? ` where ${where.join(' and ')}` : ''}`;
          const gate = parseGate(text, '');
          expect(parseGate(printGate(gate), '')).toEqual(gate);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('knows every total by its own name', () => {
    for (const name of TOTALS) expect(normal(`${name}>0`)).toBe(`${name}>0`);
  });
});

it('the list of notes has every note of the code', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.startsWith(join('summary', 'gates')),
  );
  const said = files.flatMap((path) =>
    [
      ...readFileSync(join('src', path), 'utf8').matchAll(
        /(?:#?notes?(?:\.add)?|#output\.note|#damage\.note)\(\s*(?:[\w.#[\]]+,\s*)*'([a-z0-9]+-[a-z0-9-]+)'/g,
      ),
    ].map((match) => match[1] ?? ''),
  );
  expect(said.length).toBeGreaterThan(30);
  expect([...new Set(said)].filter((code) => !NOTE_CODES.includes(code))).toEqual([]);
});
