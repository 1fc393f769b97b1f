import { describe, expect, it } from 'vitest';
import { RESPONSE_FORMATS } from '../../src/report/registry.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import type { ResponseRecord } from '../../src/response-record.ts';
import { PLAIN } from './render-options.ts';
import { HOSTILE } from './sample-result.ts';

const RECORD: ResponseRecord = {
  time: '2023-11-14T22:13:20.100000Z',
  source: '10.0.0.2:5060',
  destination: '10.0.0.1:5060',
  transport: 'UDP',
  code: 486,
  phrase: 'Busy Here',
  meaning: 'The phone was reached but cannot take another call. Another device could.',
  category: 'busy',
  method: 'INVITE',
  callId: 'c10@10.0.0.1',
  input: 0,
  frame: 62,
  retransmission: false,
};
const EVIL: ResponseRecord = {
  ...RECORD,
  time: null,
  source: null,
  phrase: HOSTILE,
  method: HOSTILE,
  callId: HOSTILE,
  retransmission: true,
};

async function written(name: string, records: ResponseRecord[], options: Partial<RenderOptions> = {}): Promise<string> {
  const format = (await RESPONSE_FORMATS[name]!())({ ...PLAIN, ...options });
  return format.head + records.map((record, i) => format.record(record, i)).join('') + format.tail(records.length);
}

describe('responses as a table', () => {
  it('are one a line in fixed columns, with the meaning last', async () => {
    expect(await written('table', [RECORD])).toBe(
      '22:13:20.100  10.0.0.2:5060 → 10.0.0.1:5060    486 Busy Here                   INVITE     c10@10.0.0.1              The phone was reached but cannot take another call\n',
    );
  });

  it('cut the meaning only where a wide terminal leaves room for enough of it', async () => {
    expect((await written('table', [RECORD], { columns: 140 })).trimEnd()).toMatch(/^.{139}…$/);
    expect(await written('table', [RECORD], { columns: 100 })).not.toContain('…');
  });

  it('mark retransmissions and let nothing of the wire through', async () => {
    const text = await written('table', [EVIL]);
    expect(text).toContain('↻ The phone');
    expect(text.replace('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });
});

describe('responses for machines', () => {
  it.each([0, 1, 3])('are an array of %i', async (count) => {
    const records = Array.from({ length: count }, () => EVIL);
    expect(JSON.parse(await written('json', records))).toEqual(records);
  });

  it('are one object a line', async () => {
    const lines = (await written('ndjson', [RECORD, EVIL])).split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[1]!)).toEqual(EVIL);
    expect(Object.keys(JSON.parse(lines[0]!) as object).join()).toBe(
      'time,source,destination,transport,code,phrase,meaning,category,method,callId,input,frame,retransmission',
    );
    expect(lines[1]).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });
});
