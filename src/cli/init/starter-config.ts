import type { Language, Result } from '../../result.ts';
import { filled, starterGates, type StarterGate } from './starter-gates.ts';
import { WORDS_EN, type InitWords } from './words-en.ts';
import { WORDS_ES } from './words-es.ts';

const WORDS: Record<Language, InitWords> = { en: WORDS_EN, es: WORDS_ES };

/** Of fewer calls the limits are so wide that it should be said. */
const SMALL_SAMPLE = 200;
const MOST_PEERS = 12;
const MOST_INPUTS = 3;
/** Keys of distributions that are no address. */
const NO_ADDRESS = /^\((?:unknown|other)\)$/;

/**
 * A commented configuration in YAML that a result passes. Prose stands after `# `, examples stand after `#` alone, so that
 * taking it away leaves YAML.
 * @param result with the gates of `measuring`
 */
export function starterConfig(result: Result, language: Language): string {
  const words = WORDS[language];
  const lines = [
    ...head(result, words),
    '',
    ...prose(words.minCalls),
    `minCalls: ${minCallsFor(result.totals.calls)}`,
    '',
    'gates:',
    ...starterGates(result, words).flatMap((gate) => gateLines(gate, words)),
    ...prose(words.off, '  '),
    `#  - expression: share(503)>5% where peer=${filled(words.exampleName, { n: 1 })}`,
    '#    level: off',
    '#    until: 2030-01-31',
    '',
    ...prose(words.more),
    ...prose(words.peers),
    ...peerLines(result, words),
    ...prose(words.groups),
    '#groups:',
    `#  carriers: [${filled(words.exampleName, { n: 1 })}]`,
    ...prose(words.ignore),
    '#ignore:',
    ...ignoreLines(result, words),
    ...prose(words.codes),
    '#codes:',
    '#  "499":',
    `#    phrase: ${scalar(words.examplePhrase)}`,
    `#    meaning: ${scalar(words.exampleMeaning)}`,
    '#    category: policy',
    '#    outcome: declined',
    `#    advice: ${scalar(words.exampleAdvice)}`,
    ...prose(words.correlate),
    '#correlateHeaders:',
    '#  - X-Call-Ref',
    '#  - header: X-Session',
    "#    pattern: 'id=(\\w+)'",
  ];
  return `${lines.join('\n')}\n`;
}

/** A gate is judged on what it was measured on, so it takes no more calls than there were. */
function minCallsFor(calls: number): number {
  if (calls >= 500) return 100;
  if (calls >= 100) return 50;
  return calls >= 40 ? 20 : Math.max(1, Math.floor(calls / 2));
}

function head(result: Result, words: InitWords): string[] {
  const { calls } = result.totals;
  const paths = result.inputs.map(({ path }) => path);
  const named = paths.slice(0, MOST_INPUTS).join(', ') + (paths.length > MOST_INPUTS ? ', …' : '');
  const times = result.inputs
    .flatMap(({ firstTime, lastTime }) => [firstTime, lastTime])
    .filter((time) => time !== null);
  const sorted = times.sort();
  const span =
    sorted.length === 0
      ? filled(words.spanWithoutTimes, { calls })
      : filled(words.span, { calls, from: minute(sorted[0]!), to: minute(sorted.at(-1)!) });
  return [
    ...prose(filled(words.head, { inputs: named })),
    ...prose(span),
    ...prose(words.rule),
    ...(calls < SMALL_SAMPLE ? prose(filled(words.small, { calls })) : []),
    ...prose(words.expression),
  ];
}

function gateLines({ expression, metric, level, meaning, measured }: StarterGate, words: InitWords): string[] {
  if (expression === null) return prose(filled(words.wide, { metric, measured }), '  ');
  return [
    ...prose(meaning === null ? measured : `${meaning.replace(/\.$/, '')}. ${measured}`, '  '),
    `  - expression: ${expression}`,
    `    level: ${level}`,
  ];
}

function peerLines({ distributions }: Result, words: InitWords): string[] {
  const peers = distributions.byPeer.filter(({ key }) => !NO_ADDRESS.test(key)).slice(0, MOST_PEERS);
  const rows = peers.length > 0 ? peers : [{ key: '192.0.2.1', calls: 0, failed: 0 }];
  return [
    '#peers:',
    ...rows.map(({ key, calls, failed }, i) => {
      const address = scalar(key.replace(/^\[(.*)\]$/, '$1'));
      const seen = calls === 0 ? '' : ` # ${filled(words.seenPeer, { calls, failed })}`;
      return `#  ${filled(words.exampleName, { n: i + 1 })}: [${address}]${seen}`;
    }),
  ];
}

/** What was found most stands as the example. */
function ignoreLines({ findings }: Result, words: InitWords): string[] {
  const rule = findings.find(({ kind }) => kind === 'also')?.rule ?? findings[0]?.rule ?? 'ack-missing';
  return [`#  - rule: ${rule}`, `#    reason: ${scalar(words.exampleReason)}`, '#    until: 2030-01-31'];
}

/** A value on one line, in quotes unless it is an address: names may come from the wire. JSON's quoted strings are YAML's too. */
function scalar(text: string): string {
  if (/^[\w-]+(?:\.[\w-]+){2,}$/.test(text)) return text;
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character.split('').map(escape).join(''),
  );
}

/** Comments of at most about a hundred characters a line; what could end one is left out. */
function prose(text: string, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ')
    .trim()
    .split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length > 98) lines.push(`${indent}# ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** `2026-01-15 19:00` */
function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
