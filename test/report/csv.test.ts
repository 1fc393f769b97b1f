import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/report/csv.ts';
import { csvText } from '../../src/report/csv/csv-text.ts';
import { responseCsv } from '../../src/report/response-csv.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import { visibleText } from '../../src/report/visible-text.ts';
import type { Result } from '../../src/result.ts';
import type { ResponseRecord } from '../../src/response-record.ts';
import { badNight, CASES, hostileResult, refusedCall, sampleFinding } from './case-samples.ts';
import { cleanResult, HOSTILE, resultOf, sampleResult } from './sample-result.ts';

type Row = Record<string, string>;

function csv(result: Result, options: Partial<RenderOptions> = {}): string {
  return [...renderCsv(result, { ...CASES, calls: 'all', ...options })].join('');
}

/** The rows as a parser that we did not write reads them; it throws on a row that is not as long as the header. */
function read(text: string): Row[] {
  return parse(text, { columns: true, record_delimiter: '\r\n' }) as Row[];
}

describe('calls as CSV', () => {
  it('are one a row, and read back', () => {
    const result = sampleResult();
    const rows = read(csv(result));
    expect(rows.map(({ callId }) => callId)).toEqual(result.calls.map(({ callId }) => callId));
    expect(rows[5]).toMatchObject({
      callId: 'c6',
      startTime: '2023-11-14T22:15:10.000000Z',
      outcome: 'failed',
      fault: 'network',
      finalCode: '480',
      decidedBy: '10.0.0.2:5060',
      certainty: 'at-or-beyond',
      cause: 'Q.850 34',
      causeText: 'No circuit/channel available',
      fromUri: 'sip:100@10.0.0.1',
      toUser: '200',
      responses: '183 480',
      postDialDelay: '0.1',
      ringing: '',
      input: 'mix.pcap',
      frame: '111',
      line: '',
    });
  });

  it('end their rows with CRLF and stand under a header row, even when there are none', () => {
    const text = csv(cleanResult());
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv(resultOf([]))).toBe(`${text.split('\r\n')[0]}\r\n`);
  });

  it('are those that are asked for, however many', () => {
    const many = resultOf(Array.from({ length: 1201 }, (_, i) => refusedCall(`c${i}`)));
    expect(read(csv(many)).at(-1)?.['callId']).toBe('c1200');
    expect(read(csv(sampleResult(), { calls: 'failed', limit: 3 }))).toHaveLength(3);
    expect(read(csv(sampleResult(), { calls: 'none' }))).toEqual([]);
  });

  it('are inert, whatever a sender wrote', () => {
    for (const rows of ['calls', 'responses', 'findings'] as const) {
      const text = csv(hostileResult(), { rows });
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(read(text).length).toBeGreaterThan(0);
    }
  });
});

describe('other rows', () => {
  it('are the response codes', () => {
    const rows = read(csv(sampleResult(), { rows: 'responses' }));
    expect(rows.find(({ code }) => code === '200')).toMatchObject({
      class: 'success',
      count: '5',
      retransmissions: '10',
      methods: 'INVITE 4 CANCEL 1',
    });
  });

  it('are the findings', () => {
    const known = sampleFinding({ ignored: { calls: 1, reason: 'ticket 7', until: null } });
    expect(read(csv({ ...badNight(2), findings: [known] }, { rows: 'findings' }))).toEqual([
      {
        rule: 'no-route-503',
        severity: 'error',
        kind: 'cause',
        subject: 'call',
        count: '2',
        title: 'No circuit or no route',
        summary: '',
        peer: '',
        from: '',
        to: '',
        advice: 'Is the trunk full?',
        reference: 'RFC 3261 21.5.4',
        examples: 'night-1 night-2',
        ignored: '1',
        ignoredReason: 'ticket 7',
      },
    ]);
  });

  it('are the responses as they come', () => {
    const record: ResponseRecord = {
      time: null,
      source: '10.0.0.2:5060',
      destination: null,
      transport: 'UDP',
      code: 486,
      phrase: HOSTILE,
      meaning: 'Busy, "here".',
      category: 'busy',
      method: '=cmd()',
      callId: '@x',
      input: 0,
      line: 7,
      retransmission: true,
    };
    const format = responseCsv();
    const text =
      format.head + format.record(record, 0) + format.record({ ...record, duplicate: true }, 1) + format.tail(2);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    const [first, second] = read(text);
    expect(first).toMatchObject({
      time: '',
      code: '486',
      meaning: 'Busy, "here".',
      method: "'=cmd()",
      callId: "'@x",
      frame: '',
      line: '7',
    });
    expect([first?.['retransmission'], first?.['duplicate'], second?.['duplicate']]).toEqual(['true', 'false', 'true']);
  });
});

describe('the README', () => {
  it('names the columns', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const rows = new Map(
      [...readme.matchAll(/^\| `([a-z ]+)` \| (\w+(?:, \w+){5,}) \|$/gm)].map(([, key, names]) => [key, names]),
    );
    const header = (text: string): string => text.split('\r\n')[0]!.replaceAll(',', ', ');
    for (const kind of ['calls', 'responses', 'findings'] as const)
      expect(rows.get(kind), kind).toBe(header(csv(cleanResult(), { rows: kind })));
    expect(rows.get('sipmortem responses')).toBe(header(responseCsv().head));
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+44', '-1', '@SUM(A1)', '＝1'])('that a spreadsheet would calculate is text: %s', (text) => {
    expect(csvText([[text]])).toBe(`'${text}\r\n`);
  });

  it.each(['\t=1', '\r=1', '\n=1', '\u200b=1'])('does not hide a formula behind white space: %j', (text) => {
    expect(csvText([[text]])).toMatch(/^\\/);
  });

  it('that is a number stays one, and what is not known is empty', () => {
    expect(csvText([[-1, 0.1, 1e-7, null, undefined, false]])).toBe('-1,0.1,1e-7,,,false\r\n');
  });

  it('is what was written, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (texts) => {
        const [row] = parse(csvText([texts]), { record_delimiter: '\r\n' }) as string[][];
        const guarded = texts
          .map((text) => visibleText(text))
          .map((text) => (/^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text));
        expect(row).toEqual(guarded);
      }),
    );
  });
});
