import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ladder } from '../../src/ladder.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import type { LadderRenderOptions } from '../../src/report/ladder-renderer.ts';
import { renderLadderTable } from '../../src/report/ladder-table.ts';
import { chainOf, hostileLadder, ladderOf, message, PLAIN_LADDER, reportOf } from './sample-ladder.ts';
import { sampleCall } from './sample-result.ts';

function linesOf(ladder: Ladder, options: Partial<LadderRenderOptions> = {}): string[] {
  return [...renderLadderTable(reportOf(ladder), { ...PLAIN_LADDER, ...options })].join('').split('\n');
}

/** The lines with arrows in them. */
function arrowsOf(lines: readonly string[]): string[] {
  return lines.filter((line) => /[▶◀]/.test(line));
}

const finding = {
  rule: 'ack-missing',
  severity: 'error' as const,
  confidence: 'certain' as const,
  summary: 'No ACK came.',
  caveat: null,
  advice: 'Look at the Contact.',
  reference: 'RFC 3261 13.3.1.4',
  evidence: [],
};

describe('a ladder as text', () => {
  it.each([80, 120, 200].flatMap((columns) => [1, 2, 3, 4, 5, 6, 7, 8].map((hosts) => [columns, hosts] as const)))(
    'fits %i columns with %i hosts, and shows every message',
    (columns, hosts) => {
      const ladder = hosts === 1 ? ladderOf(1, [message(0, 0)]) : chainOf(hosts);
      for (const unicode of [true, false]) {
        const lines = linesOf(ladder, { columns, unicode });
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
        const text = lines.join('\n');
        for (const { host } of ladder.endpoints) expect(text).toContain(host);
        expect(text.match(/INVITE/g)!.length).toBe(
          ladder.messages.filter(({ code, method }) => code === null && method === 'INVITE').length,
        );
        expect((text.match(/\b480/g) ?? []).length).toBe(ladder.messages.filter(({ code }) => code === 480).length);
        if (!unicode) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      }
    },
  );

  it('draws arrows from lifeline to lifeline, over those between', () => {
    const lines = linesOf(ladderOf(3, [message(0, 2), message(2, 1, { code: 180, phrase: 'Ringing' })]));
    const [there, back] = arrowsOf(lines).map((line) => line.slice(line.search(/[├│]/)));
    expect(there).toMatch(/^├─+ INVITE ─+▶│$|^├─+┼?─* INVITE ─*┼?─+▶│$/);
    expect(back).toMatch(/^│ +│◀─+ 180 Ringing ─+┤$/);
    expect(there!.length).toBe(back!.length);
  });

  it('draws with ASCII where there is no more', () => {
    const text = linesOf(chainOf(2), { unicode: false }).join('\n');
    expect(text).toMatch(/\|-+ INVITE -+>\|/);
    expect(text).toMatch(/\|<-+ 480 Temporarily Unavailable -+\|/);
  });

  it('becomes a list where lifelines do not fit', () => {
    const lines = linesOf(chainOf(12));
    expect(arrowsOf(lines)).toEqual([]);
    expect(lines.join('\n')).toMatch(/\+0\.000 {2}10\.0\.0\.11 → 10\.0\.0\.12 +INVITE/);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
  });

  it('gives long names letters', () => {
    const ladder = chainOf(4);
    for (const [i, endpoint] of ladder.endpoints.entries()) endpoint.host = `[2001:db8:85a3::8a2e:370:${7000 + i}]`;
    const text = linesOf(ladder).join('\n');
    expect(text).toContain('A [2001:db8:85a3::8a2e:370:7000]');
    expect(text).toMatch(/frame +time +A +B +C +D\n/);
  });

  it('folds a thousand retransmissions into one line', () => {
    const resent = message(0, 1, { resent: 1000, lastTime: '2023-11-14T22:13:51.500000Z' });
    const lines = arrowsOf(linesOf(ladderOf(2, [resent])));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('INVITE ×1001');
    expect(lines[0]).toContain('until +31.500');
  });

  it('does without addresses, times and frames', () => {
    const bare = { time: null, offset: null, transport: null, line: 7 };
    const { frame: _, ...lineOnly } = message(0, 1, bare);
    const { frame: _f, ...self } = message(0, 0, { ...bare, method: 'ACK' });
    const ladder = ladderOf(0, [lineOnly, self], {
      endpoints: [
        { host: null, port: null },
        { host: 'local', port: null },
      ],
    });
    const text = linesOf(ladder).join('\n');
    expect(text).toMatch(/\nline +time +unknown +local/);
    expect(text).toMatch(/ 7 +- +├─+ INVITE ─+▶│/);
    expect(text).toContain('├ ACK');
  });

  it('splits a host that talks to itself by its ports, and every host on demand', () => {
    const ladder = ladderOf(0, [message(0, 1)], {
      endpoints: [
        { host: '[::1]', port: 5060 },
        { host: '[::1]', port: 5070 },
      ],
    });
    expect(linesOf(ladder).join('\n')).toMatch(/\[::1\]:5060 +\[::1\]:5070/);
    expect(linesOf(chainOf(2)).join('\n')).not.toContain(':5060');
    expect(linesOf(chainOf(2), { ports: true }).join('\n')).toMatch(/10\.0\.0\.1:5060 +10\.0\.0\.2:5060/);
  });

  it('merges the ports of a host', () => {
    const ladder = ladderOf(2, [message(0, 1), message(1, 2, { code: 200, phrase: 'OK' })]);
    ladder.endpoints.push({ host: '10.0.0.1', port: 40000 });
    expect(
      linesOf(ladder)
        .join('\n')
        .match(/10\.0\.0\.1\b/g),
    ).toHaveLength(1);
  });

  it('tells causes, legs, findings, advice and meanings', () => {
    const call = sampleCall('c1', 0, 1, 'failed', 'network', [], {
      finalCode: 480,
      finalPhrase: 'Temporarily Unavailable',
      originCode: 480,
      decidedBy: { address: '10.0.0.2:5060', certainty: 'at-or-beyond', because: 'nothing was captured behind it' },
      cause: { source: 'q850', value: 34, text: 'No circuit', location: null, from: { frame: 2 } },
      findings: [finding],
    });
    const reasons = [{ protocol: 'Q.850', cause: 34, text: 'No circuit' }];
    const ladder = ladderOf(
      2,
      [message(0, 1, { leg: 1 }), message(1, 0, { code: 480, phrase: 'X', reasons, findings: [0] })],
      {
        call,
        legs: [
          { callId: 'c1', strategy: null, confidence: null },
          { callId: 'c2', strategy: 'session-id', confidence: 'certain' },
        ],
        codes: [
          { code: 480, phrase: 'Temporarily Unavailable', meaning: 'Not now. Later.', reference: 'RFC 3261 21.4.18' },
        ],
        advice: ['One', 'Two'],
      },
    );
    const text = linesOf(ladder).join('\n');
    expect(text).toContain('leg b: c2 (session-id, certain)');
    expect(text).toMatch(/480 X ─+┤ {2}Q\.850 34: No circuit\n.* {2}! No ACK came\.\n/);
    expect(text).toContain('cause  No circuit (Q.850 34, frame 2)');
    expect(text).toContain('where  at or beyond 10.0.0.2:5060: nothing was captured behind it');
    expect(text).toContain('found  No ACK came. Look at the Contact. (RFC 3261 13.3.1.4)');
    expect(text).toContain('check  - One\n       - Two\n');
    expect(text).toContain('480    Not now. Later. (RFC 3261 21.4.18)');
    expect(linesOf(ladder, { language: 'es' }).join('\n')).toContain('dónde    en 10.0.0.2:5060 o más allá');
  });

  it('says what it leaves out', () => {
    const text = linesOf(ladderOf(2, [message(0, 1, { recordedAgain: 2 })], { omitted: 5 })).join('\n');
    expect(text).toContain('5 more messages are not shown.');
    expect(text).toContain('2 packets were recorded more than once');
    expect(linesOf(ladderOf(2, [])).join('\n')).toContain('None of its messages was found.');
    const report = { ...reportOf(chainOf(2)), notShown: 3 };
    expect([...renderLadderTable(report, PLAIN_LADDER)].join('')).toContain('3 more: --limit 4 shows them.');
  });

  it('shows messages as they came below their arrows', () => {
    const text = linesOf(ladderOf(2, [message(0, 1, { raw: 'INVITE x\r\nVia: \x1b[2J\r\n\r\n' })])).join('\n');
    expect(text).toContain('\n    INVITE x\n    Via: \\x1b[2J\n\n');
  });

  it('names the file of each message where there are several', () => {
    const report = { ...reportOf(ladderOf(2, [message(0, 1, { input: 1 })])), inputs: ['a.pcap', 'b.pcap', 'c.pcap'] };
    const text = [...renderLadderTable(report, PLAIN_LADDER)].join('');
    expect(text).toContain('2 b.pcap\n');
    expect(text).not.toContain('c.pcap');
    expect(text).toMatch(/ 2:1 /);
  });
});

describe('hostile text in a ladder', () => {
  it('never reaches the terminal as control characters', () => {
    for (const columns of [50, 80, 200]) {
      const text = linesOf(hostileLadder(), { columns }).join('');
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
    const colored = linesOf(hostileLadder(), { color: true }).join('');
    expect(colored.replace(/\p{Cc}\[\d+m/gu, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each(['漢字かな交じり文が長く続く', 'תפוס כרגע נסה שוב', 'مشغول الآن', 'e\u0301e\u0301e\u0301', '😀😀😀 busy', ''])(
    'keeps lifelines straight with the phrase %j',
    (phrase) => {
      for (const columns of [80, 120, 200]) {
        const lines = arrowsOf(linesOf(chainOf(3, phrase), { columns }));
        const ends = lines.map((line) => displayWidth(line.slice(0, line.search(/[│┤][^│┤]*$/))));
        expect(new Set(ends).size).toBe(1);
      }
    },
  );

  it('never makes a line too long, whatever phrase and names', () => {
    const word = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(
        word,
        word,
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 50, max: 200 }),
        (phrase, name, hosts, columns) => {
          const ladder = chainOf(hosts, phrase);
          ladder.endpoints[1]!.host = name;
          for (const line of linesOf(ladder, { columns })) {
            // In the list the names are never cut, for half an address is of no use.
            if (!line.includes('→')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
            expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
