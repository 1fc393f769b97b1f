import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCodeTable } from '../../src/codes/code-table.ts';

/** The collection of facts that the tables were made from. */
const corpus = process.env['SIPMORTEM_CORPUS'];

interface CodeFact {
  code: number;
  phrase: string;
  category: string;
  outcome: string;
  retry: string;
  meaning: { en: string };
  q850: { toCause: number | null; fromCauses: { cause: number }[]; asterisk: number | null; freeswitch: number | null };
}

interface CauseFact {
  cause: number;
  category: string;
  sip: { rfc3398: number | null; fromSip: number[]; asterisk: number | null; freeswitch: number | null };
}

function facts<T>(file: string, key: string): T[] {
  const all = JSON.parse(readFileSync(join(corpus!, 'facts', file), 'utf8')) as Record<string, T[]>;
  return all[key]!;
}

test.skipIf(!corpus)(
  'the tables say what the facts say, mappings in both directions (needs SIPMORTEM_CORPUS)',
  async () => {
    const table = await loadCodeTable('en');
    const codes = facts<CodeFact>('sip-codes.json', 'codes');
    const ours = codes.map(({ code }) => {
      const { phrase, category, outcome, retry, meaning, toQ850, fromQ850 } = table.response(code);
      const { rfc3398, asterisk, freeswitch } = toQ850;
      const to = [rfc3398, asterisk, freeswitch].map((cause) => cause?.cause ?? null);
      return { code, phrase, category, outcome, retry, meaning, to, from: fromQ850.map((cause) => cause.cause) };
    });
    expect(ours).toEqual(
      codes.map(({ code, phrase, category, outcome, retry, meaning, q850 }) => ({
        code,
        phrase,
        category,
        outcome,
        retry,
        meaning: meaning.en,
        to: [q850.toCause, q850.asterisk, q850.freeswitch],
        from: q850.fromCauses.map((cause) => cause.cause),
      })),
    );

    const causes = facts<CauseFact>('q850.json', 'causes');
    const ourCauses = causes.map(({ cause }) => {
      const { category, toSip, asterisk, freeswitch, fromSip } = table.q850(cause);
      const to = [toSip[0], asterisk, freeswitch].map((target) => target?.code ?? null);
      return { cause, category, to, from: fromSip.map((target) => target.code) };
    });
    expect(ourCauses).toEqual(
      causes.map(({ cause, category, sip }) => ({
        cause,
        category,
        to: [sip.rfc3398, sip.asterisk, sip.freeswitch],
        from: sip.fromSip,
      })),
    );
  },
);
