import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/cli/config/config-error.ts';
import type { Config } from '../../../src/cli/config/config.ts';
import schema from '../../../src/cli/config/config.schema.json' with { type: 'json' };
import { readConfig } from '../../../src/cli/config/load-config.ts';
import { CATEGORIES } from '../../../src/summary/conditions/vocabulary.ts';

const FILE = 'sipmortem.config.yaml';

/** What is wrong with a text, a line each; none when nothing is. */
async function problemsOf(text: string): Promise<readonly string[]> {
  try {
    await readConfig(text, FILE);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.lines;
  }
}

const EMPTY: Omit<Config, 'file'> = {
  gates: [],
  minCalls: null,
  language: null,
  timezone: null,
  includeScanners: null,
  maxMemory: null,
  ignore: [],
  peers: {},
  groups: {},
  codes: {},
  correlate: [],
};

const FULL = `
minCalls: 30
lang: es
timezone: Europe/Madrid
includeScanners: true
maxMemory: 512M
gates:
  - expression: ser<95%
    reason: agreed with the carrier
  - { metric: share(503), where: peer=carrier-a and code=5xx, max: 2%, level: warn, until: 2026-12-31 }
  - { metric: asr, min: 0.4 }
  - { expression: ner<90%, level: off }
ignore:
  - { rule: ack-missing, reason: ticket 1, until: 2026-12-31 }
  - { code: 5XX, peer: carriers, reason: ticket 2 }
  - { code: 486, reason: ticket 3 }
  - { cause: Q.850 34, peer: 10.0.0.0/8, reason: ticket 4 }
peers:
  carrier-a: [10.0.0.2, 10.1.0.0/16, sbc.example, '2001:db8::/32', '10.0.0.9:5080']
  'café.sur': [192.0.2.1]
groups:
  carriers: [carrier-a, café.sur]
codes:
  499: { phrase: Out of credit, meaning: The account is empty., category: policy, outcome: declined, advice: Top it up. }
  "180": { meaning: It rings. }
correlateHeaders: [X-Ref, 'X-Id:id=(\\w+)', { header: X-Session, pattern: '^(\\d+)' }, { header: X-Whole }]
`;

describe('a configuration', () => {
  it('is read in full', async () => {
    expect(await readConfig(FULL, FILE)).toEqual({
      file: FILE,
      minCalls: 30,
      language: 'es',
      timezone: 'Europe/Madrid',
      includeScanners: true,
      maxMemory: 512 * 2 ** 20,
      gates: [
        { expression: 'ser<95%', level: 'error', reason: 'agreed with the carrier', until: null },
        {
          expression: 'share(503)>2% where peer=carrier-a and code=5xx',
          level: 'warning',
          reason: null,
          until: '2026-12-31',
        },
        { expression: 'asr<0.4', level: 'error', reason: null, until: null },
      ],
      ignore: [
        { rule: 'ack-missing', code: null, cause: null, peer: null, reason: 'ticket 1', until: '2026-12-31' },
        { rule: null, code: '5xx', cause: null, peer: 'carriers', reason: 'ticket 2', until: null },
        { rule: null, code: '486', cause: null, peer: null, reason: 'ticket 3', until: null },
        { rule: null, code: null, cause: 'Q.850 34', peer: '10.0.0.0/8', reason: 'ticket 4', until: null },
      ],
      peers: {
        'carrier-a': ['10.0.0.2', '10.1.0.0/16', 'sbc.example', '2001:db8::/32', '10.0.0.9:5080'],
        'café.sur': ['192.0.2.1'],
      },
      groups: { carriers: ['carrier-a', 'café.sur'] },
      codes: {
        180: { meaning: 'It rings.' },
        499: {
          phrase: 'Out of credit',
          meaning: 'The account is empty.',
          category: 'policy',
          callOutcome: 'declined',
          checkFirst: ['Top it up.'],
        },
      },
      correlate: [
        { header: 'X-Ref', pattern: null },
        { header: 'X-Id', pattern: /id=(\w+)/ },
        { header: 'X-Session', pattern: /^(\d+)/ },
        { header: 'X-Whole', pattern: null },
      ],
    } satisfies Config);
  });

  it.each(['', '# nothing yet\n', '{}', '---\n', '\uFEFF{ "gates": [] }'])('may be empty: %j', async (text) => {
    expect(await readConfig(text, FILE)).toEqual({ file: FILE, ...EMPTY });
  });

  it('may be JSON with tabs', async () => {
    const text = JSON.stringify({ minCalls: 5, codes: { 499: { phrase: 'x' } } }, null, '\t');
    expect(await readConfig(text, 'sipmortem.config.json')).toMatchObject({
      minCalls: 5,
      codes: { 499: { phrase: 'x' } },
    });
  });
});

it('the README shows one that is right', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(readme.slice(readme.indexOf('## Configuration'))) ?? [];
  const { gates, ignore, peers, codes } = await readConfig(text, FILE);
  expect([gates.length, ignore.length, Object.keys(peers).length, Object.keys(codes).length]).toEqual([3, 2, 2, 1]);
});

it('the schema knows the categories of the table of codes', () => {
  const { enum: known } = schema.$defs.code.properties.category;
  expect(known.toSorted()).toEqual([...CATEGORIES, 'progress'].sort());
});

describe('a broken configuration says in one line each what is wrong, and where', () => {
  it.each<[text: string, ...lines: string[]]>([
    [
      'gates:\n  - expression: ser<95%\n    levl: warn',
      'sipmortem.config.yaml:3: gates[0].levl: no such key. Near: level.',
    ],
    ['gate: []', 'sipmortem.config.yaml:1: gate: no such key. Near: gates.'],
    [
      'wibble: 1',
      'sipmortem.config.yaml:1: wibble: no such key. One of: gates, minCalls, lang, timezone, includeScanners, maxMemory, ignore, peers, groups, codes, correlateHeaders.',
    ],
    [
      'gates:\n  - expression: ser<95%\n    level: erorr',
      "sipmortem.config.yaml:3: gates[0].level: 'erorr': no such value. Near: error.",
    ],
    ['lang: de', "sipmortem.config.yaml:1: lang: 'de': no such value. One of: en, es."],
    ['\n\nminCalls: many', 'sipmortem.config.yaml:3: minCalls: this should be a whole number of calls, and is a text.'],
    ['minCalls: -1', "sipmortem.config.yaml:1: minCalls: '-1': this should be a whole number of calls."],
    ['gates: ser<95%', 'sipmortem.config.yaml:1: gates: this should be a list, and is a text.'],
    ['- a\n- b', 'sipmortem.config.yaml: this should be a mapping of keys to values, and is a list.'],
    ['gates:\n  - reason: x', 'sipmortem.config.yaml:2: gates[0]: One of expression and metric is needed.'],
    ['gates:\n  - metric: ser', 'sipmortem.config.yaml:2: gates[0]: One of max and min is needed beside metric.'],
    [
      'gates:\n  - expression: ser<95%\n    where: peer=1.2.3.4',
      'sipmortem.config.yaml:3: gates[0].where: this cannot stand beside expression: it belongs to metric.',
    ],
    [
      'gates:\n  - expression: serr<95%',
      "sipmortem.config.yaml:2: gates[0].expression: 'serr<95%': no metric 'serr'. Near: ser, seer.",
    ],
    [
      'gates:\n  - { metric: asr, max: 120% }',
      "sipmortem.config.yaml:2: gates[0].metric: 'asr>120%': '120%' is more than there can be: a share ends at 100%.",
    ],
    [
      'gates:\n  - { expression: ser<95%, until: 2026-02-30 }',
      "sipmortem.config.yaml:2: gates[0].until: '2026-02-30': there is no such day.",
    ],
    [
      'gates:\n  - { expression: ser<95%, until: soon }',
      "sipmortem.config.yaml:2: gates[0].until: 'soon': this should be a date such as 2026-12-31.",
    ],
    ['ignore:\n  - rule: ack-missing', 'sipmortem.config.yaml:2: ignore[0]: reason is missing.'],
    ['ignore:\n  - reason: because', 'sipmortem.config.yaml:2: ignore[0]: One of rule, code and cause is needed.'],
    [
      'ignore:\n  - { rule: ack-mising, reason: x }',
      "sipmortem.config.yaml:2: ignore[0].rule: no rule 'ack-mising'. Near: ack-missing, prack-missing.",
    ],
    [
      'ignore:\n  - { code: 777, reason: x }',
      "sipmortem.config.yaml:2: ignore[0].code: '777': this should be a final code such as 486, a class such as 5xx, or none for no response.",
    ],
    [
      'peers:\n  a b: [10.0.0.1]',
      "sipmortem.config.yaml:2: peers.a b: this should be a name of letters, digits, '.', '_' and '-', without spaces.",
    ],
    [
      'peers:\n  a: 10.0.0.1',
      'sipmortem.config.yaml:2: peers.a: this should be a list of addresses, prefixes (10.0.0.0/24) or host names, each with or without a port, and is a text.',
    ],
    [
      'peers:\n  a:\n    - 10.0.0.1\n    - 10.0.0.0/40',
      "sipmortem.config.yaml:4: peers.a[1]: '10.0.0.0/40' is no prefix of addresses, as 10.0.0.0/24 and 2001:db8::/32 are.",
    ],
    [
      'peers:\n  carrier: [10.0.0.1]\ngroups:\n  all: [carier]',
      "sipmortem.config.yaml:4: groups.all[0]: 'carier' is no name of peers or groups. Near: carrier.",
    ],
    [
      'peers:\n  a: [10.0.0.1]\n  A: [10.0.0.2]',
      "sipmortem.config.yaml:3: peers.A: 'A' is the name of something else already.",
    ],
    ['codes:\n  48: { phrase: x }', 'sipmortem.config.yaml:2: codes.48: this should be a status code from 100 to 699.'],
    [
      'codes:\n  183:\n    outcome: busy',
      'sipmortem.config.yaml:3: codes.183.outcome: a provisional response ends no call: leave outcome out.',
    ],
    [
      'codes:\n  499:\n    category: polcy',
      "sipmortem.config.yaml:3: codes.499.category: 'polcy': no such value. Near: policy.",
    ],
    [
      'correlateHeaders:\n  - "X-Ref:("',
      "sipmortem.config.yaml:2: correlateHeaders[0]: 'X-Ref:(': '(' is no regular expression.",
    ],
    ['maxMemory: 1M', "sipmortem.config.yaml:1: maxMemory: '1M': the least is 64M."],
    [
      'timezone: Mars/Olympus',
      "sipmortem.config.yaml:1: timezone: 'Mars/Olympus': no such zone. Give one such as Europe/Madrid, UTC or +02:00.",
    ],
    ['lang: en\nlang: es', 'sipmortem.config.yaml:2: Map keys must be unique.'],
    ['a: *b', 'sipmortem.config.yaml: Unresolved alias (the anchor must be set before the alias): b.'],
    ['a: !x y', 'sipmortem.config.yaml:1: Unresolved tag: !x.'],
    [
      'lang: en\n---\nlang: es',
      'sipmortem.config.yaml:2: Source contains multiple documents; please use YAML.parseAllDocuments().',
    ],
  ])('%j', async (text, ...lines) => {
    expect(await problemsOf(text)).toEqual(lines);
  });

  it('tells at most five lines, in the order of the file', async () => {
    const text = `minCals: 1\ngates:\n${'  - { expression: ser<95%, levl: x }\n'.repeat(9)}lng: en`;
    const lines = await problemsOf(text);
    expect(lines.map((line) => line.replace(/^[^:]*:/, ''))).toEqual([
      '1: minCals: no such key. Near: minCalls.',
      '3: gates[0].levl: no such key. Near: level.',
      '4: gates[1].levl: no such key. Near: level.',
      '5: gates[2].levl: no such key. Near: level.',
      ' 7 more like these.',
    ]);
  });

  it('groups that stand for each other', async () => {
    const [line] = await problemsOf('peers:\n  a: [10.0.0.1]\ngroups:\n  b: [c]\n  c: [b]');
    expect(line).toBe("sipmortem.config.yaml:4: groups.b: the name 'b' stands for itself.");
  });

  it('aliases that would fill the memory', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((c, i) => `${c}: &${c} [${`*${'abcdefg'[i]},`.repeat(9)}]`),
    ];
    const lines = await problemsOf(bomb.join('\n'));
    expect(lines).toEqual(['sipmortem.config.yaml: Excessive alias count indicates a resource exhaustion attack.']);
  });
});

const SCALARS = [
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('ser<95%', '486', '10.0.0.1', '2026-12-31', 'error'),
];
const KEYS = [
  'gates',
  'expression',
  'metric',
  'where',
  'max',
  'min',
  'level',
  'until',
  'ignore',
  'rule',
  'code',
  'cause',
  'peer',
  'reason',
  'peers',
  'groups',
  'codes',
  'phrase',
  'outcome',
  '499',
  'correlateHeaders',
  'header',
  'pattern',
  'lang',
  '__proto__',
  'constructor',
  'toString',
];
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(...SCALARS),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie('tree'), { maxKeys: 4 }),
  ),
}));

describe('any text is a configuration, or a few lines about what is wrong', () => {
  const holds = async (text: string): Promise<void> => {
    const lines = await problemsOf(text);
    expect(lines.length).toBeLessThanOrEqual(5);
    for (const line of lines) {
      expect(line.startsWith(FILE)).toBe(true);
      expect(line.length).toBeLessThan(600);
    }
  };

  it('a value that has no text of its own', async () => {
    expect(await problemsOf('{"lang":{"toString":false}}')).toHaveLength(1);
  });

  it('JSON of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(tree, (value) => holds(JSON.stringify(value))),
      { numRuns: 300 },
    );
  });

  it('any text', async () => {
    const yaml = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...KEYS,
          ': ',
          '- ',
          '\n',
          '  ',
          '{',
          '}',
          '[',
          ']',
          ',',
          '&a ',
          '*a',
          '"',
          "'",
          '|',
          '!x ',
          '#',
          '\t',
          '<<',
          '---\n',
          '%YAML',
        ),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(yaml, (parts) => holds(parts.join(''))),
      { numRuns: 500 },
    );
  });

  it('a configuration that was cut or changed anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(FULL.length), fc.nat(40), fc.string({ maxLength: 4 }), (at, gone, instead) =>
        holds(FULL.slice(0, at) + instead + FULL.slice(at + gone)),
      ),
      { numRuns: 300 },
    );
  });
});
