import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { RenderOptions } from '../../src/report/renderer.ts';
import { renderTable } from '../../src/report/table.ts';
import type { Result } from '../../src/result.ts';
import { PLAIN } from './render-options.ts';
import { cleanResult, resultOf, sampleCall, sampleResult } from './sample-result.ts';

const { strlen } = createRequire(import.meta.url)('cli-table3/src/utils.js') as { strlen(text: string): number };

function table(result: Result, options: Partial<RenderOptions> = {}): string {
  return [...renderTable(result, { ...PLAIN, ...options })].join('');
}

const CASES = [
  ['en', 80],
  ['en', 120],
  ['es', 80],
  ['es', 120],
] as const;

describe.each(CASES)('the table in %s at %i columns', (language, columns) => {
  it('is the golden one', async () => {
    await expect(table(sampleResult(), { language, columns })).toMatchFileSnapshot(
      `golden/table-${language}-${columns}.txt`,
    );
  });

  it.each([true, false])('keeps within its columns (colours: %s)', (color) => {
    const lines = table(sampleResult(), { language, columns, color, calls: 'all' }).split('\n');
    expect(lines.filter((line) => strlen(line) > columns)).toEqual([]);
    expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
  });
});

describe('the table', () => {
  it('keeps within any number of columns from 60 on', () => {
    for (let columns = 60; columns < 200; columns += 19) {
      const widest = Math.max(...table(sampleResult(), { columns, language: 'es' }).split('\n').map(strlen));
      expect(widest).toBeLessThanOrEqual(columns);
    }
  });

  it('lets nothing of the wire reach the terminal', () => {
    const text = table(sampleResult(), { calls: 'all' });
    expect(text).toContain(String.raw`\x1b]0;owned\x07`);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  it('adds colours only where asked, and changes nothing else', () => {
    const colored = table(sampleResult(), { color: true });
    expect(colored).toContain('\x1b[31m');
    // oxlint-disable-next-line no-control-regex -- the colours are control characters
    expect(colored.replace(/\x1b\[\d+m/g, '')).toBe(table(sampleResult()));
  });

  it('draws with ASCII alone when the terminal has nothing else', () => {
    const call = sampleCall('x', 0, 1, 'failed', 'network', []);
    expect(table(resultOf([call, { ...call, callId: 'y' }]), { unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('says in three lines that a capture is clean', () => {
    const text = table(cleanResult());
    expect(text.split('\n')).toHaveLength(4);
    expect(text).toContain('All calls were answered.');
    expect(table(cleanResult(), { calls: 'all' })).toContain('CALLS ');
  });

  it('does not call clean what had a note, a failed request or a call of unknown outcome', () => {
    const noted = cleanResult();
    noted.inputs[0]!.notes.push({ code: 'capture-truncated', count: 2, first: { byte: 24 }, detail: 'It ends early.' });
    expect(table(noted)).toContain('capture-truncated ×2 (byte 24): It ends early.');

    const refused = cleanResult();
    refused.responses.push({ ...refused.responses[0]!, code: 488, phrase: 'Not Acceptable Here' });
    expect(table(refused)).toContain('RESPONSES SEEN');

    const unknown = resultOf([...cleanResult().calls, sampleCall('u', 0, 1, 'unknown', 'unknown', [])]);
    expect(table(unknown)).toContain('2 answered, 0 not.\n1 more of unknown outcome:');
  });

  it('tells people apart from faults and never adds them up with the network', () => {
    const text = table(sampleResult());
    const [faults, noFaults] = text.slice(text.indexOf('WHY CALLS FAILED')).split('NOT ANSWERED, NO FAULT');
    expect(faults).toContain('503 Service Unavailable');
    for (const people of ['486 Busy Here', '603 Decline', '487 Request Terminated', '302 Moved']) {
      expect(faults).not.toContain(people);
      expect(noFaults).toContain(people);
    }
    expect(text).toContain('4 answered, 10 not: 5 network, 2 callee, 2 caller, 1 redirected.');
  });

  it('shows the phrase of the wire beside that of the table', () => {
    const call = sampleCall('v', 0, 1, 'failed', 'network', [
      {
        code: 403,
        phrase: 'Error',
        method: 'INVITE',
        role: 'final',
        count: 1,
        retransmissions: 0,
        meaning: 'Refused.',
      },
    ]);
    const result = resultOf([call]);
    result.responses[0]!.phrase = 'Forbidden';
    expect(table(result)).toContain('403 Error (Forbidden)');
  });

  it('says how many calls it does not list, and lists unknown ones last', () => {
    const failed = sampleCall('f', 10, 1, 'failed', 'network', []);
    const unknown = sampleCall('u', 0, 1, 'unknown', 'unknown', [], { first: { input: 0, frame: 777 } });
    const result = resultOf([unknown, failed, { ...failed, callId: 'g' }]);
    expect(table(result, { limit: 2 })).not.toContain('777');
    expect(table(result, { limit: 2 })).toContain('1 more: --limit 3 lists them.');
    expect(table(result, { calls: 'none' })).not.toContain('CALLS NOT ANSWERED');
  });

  it('counts registrations alike whether or not those that worked are listed', () => {
    const all = sampleResult();
    const failed = sampleResult();
    failed.registrations = failed.registrations.filter((registration) => registration.outcome !== 'ok');
    expect(table(all)).toContain('1 ok, 1 failed\n');
    expect(table(failed)).toBe(table(all));
  });

  it('numbers the inputs when there are several, and dates the times when they span days', () => {
    const [input] = sampleResult().inputs;
    const later = { ...input!, path: 'b.pcap', lastTime: '2023-11-15T01:02:03.000000Z' };
    const text = table(
      resultOf([sampleCall('x', 0, 1, 'failed', 'network', [], { first: { input: 1, frame: 7 } })], [input!, later]),
    );
    expect(text).toContain('2 files · 1 call · 2023-11-14 22:13:20–2023-11-15 01:02:03 UTC');
    expect(text).toContain('1 mix.pcap · 2 b.pcap');
    expect(text).toMatch(/^11-14 22:13:20 {2}100 → 200 .* 2:7$/m);
  });

  it('knows no calls', () => {
    expect(table(resultOf([]))).toContain('\nNo calls.\n');
  });

  it('lays out a long list in blocks, and tells a meaning in full once, then in one line', () => {
    const meaning = `No response ${'came '.repeat(20)}at all`;
    const call = { ...sampleCall('x', 0, 1, 'failed', 'network', []), meaning };
    const list = resultOf(Array.from({ length: 450 }, () => call));
    const lines = [...renderTable(list, { ...PLAIN, limit: 450 })].join('').split('\n');
    const rows = lines.filter((line) => line.includes('100 → 200'));
    expect(rows).toHaveLength(450);
    expect(new Set(rows).size).toBe(1);
    const told = lines.filter((line) => line.startsWith('  failed at 10.0.0.2: No response'));
    expect(told).toHaveLength(450);
    expect(told.filter((line) => line.endsWith('…'))).toHaveLength(449);
    // The first is followed by the rest of its meaning, the others by the next call.
    expect(lines[lines.indexOf(told[0]!) + 1]).toMatch(/came at all$/);
    expect(lines[lines.lastIndexOf(told[1]!) - 1]).toContain('100 → 200');
  });
});
