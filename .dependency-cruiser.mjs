/**
 * The import table of src/ARCHITECTURE.md, enforced by `npm run imports`. `@swc/core` does the parsing: with TypeScript 7
 * alone dependency-cruiser reads no module and still passes (test/project/import-rules.test.ts guards against that).
 * swc does not mark type-only imports, so every rule here holds for them too; where only types may be imported
 * (`net` from `pcap`), .oxlintrc.json refuses the values.
 */
import swc from '@swc/core';

// dependency-cruiser 17 asks swc for TypeScript without JSX, whatever the name of the file.
const { parseFileSync } = swc;
swc.parseFileSync = (path, options) => parseFileSync(path, { ...options, tsx: path.endsWith('.tsx') });

/** The types that cross folders. */
const SHARED = [
  'payload.ts',
  'note.ts',
  'errors.ts',
  'result.ts',
  'response-record.ts',
  'figures.ts',
  'comparison.ts',
  'ladder.ts',
  'log-event.ts',
  'transport-event.ts',
];
const FLOOR_0 = ['util/', ...SHARED];

/** The wiring of the stages, behind the public API. */
const WIRING = [
  'analyze.ts',
  'analyze-options.ts',
  'collect-ladders.ts',
  'read-inputs.ts',
  'index.ts',
  'comparison-language.ts',
  'list-rules.ts',
  'capture-feed.ts',
  'log-feed.ts',
  'log-settings.ts',
  'config-checks.ts',
  'open-inputs.ts',
  'report-timer.ts',
  'response-filter.ts',
  'response-listing.ts',
];

/** What each part of src may import besides itself, and why not more. @type {[from: string[], to: string[], why: string][]} */
const TABLE = [
  [['util/'], [], 'What three folders share knows nothing of any of them.'],
  [SHARED, SHARED, 'The types that cross folders depend on each other at most.'],
  [['codes/'], FLOOR_0, 'The tables are data; they know no call and no message.'],
  [['input/'], FLOOR_0, 'Opening and recognising files is independent of what they hold.'],
  [['pcap/'], FLOOR_0, 'Records of a capture file are read without knowing what they carry.'],
  [['logs/'], FLOOR_0, 'A log dialect yields payloads and knows nothing of SIP calls.'],
  [['sip/'], FLOOR_0, 'Message syntax only: never transport, never calls.'],
  [['net/'], [...FLOOR_0, 'pcap/'], 'Decoding packets knows the shape of a record (types of pcap), and no SIP.'],
  [
    ['calls/'],
    [...FLOOR_0, 'sip/'],
    'Calls are built from messages, whatever brought them and whatever their codes mean.',
  ],
  [
    ['diagnosis/'],
    [...FLOOR_0, 'codes/', 'sip/', 'calls/'],
    'Judging a call needs the call and the tables, not its packets.',
  ],
  [['summary/'], [...FLOOR_0, 'codes/', 'calls/', 'diagnosis/'], 'Counting needs judged calls, not messages.'],
  [
    ['ladder/'],
    [...FLOOR_0, 'codes/', 'sip/', 'calls/'],
    'The messages of a call are told as they came; who is to blame was judged before.',
  ],
  [
    WIRING,
    [
      ...WIRING,
      ...FLOOR_0,
      'codes/',
      'input/',
      'pcap/',
      'logs/',
      'sip/',
      'net/',
      'calls/',
      'diagnosis/',
      'summary/',
      'ladder/',
    ],
    'The one place that wires the stages must not know how results are shown.',
  ],
  [
    ['report/'],
    ['result.ts', 'figures.ts', 'response-record.ts', 'comparison.ts', 'ladder.ts', 'util/', 'codes/'],
    'A renderer sees the result, or a ladder, and nothing else.',
  ],
  [
    ['cli/'],
    [
      'index.ts',
      'report/',
      'input/',
      'util/',
      'errors.ts',
      'result.ts',
      'figures.ts',
      'response-record.ts',
      'comparison.ts',
      'ladder.ts',
      'codes/',
    ],
    'The command line drives the public API. It takes codes for the `codes` command, which reads no input, and the result for its types.',
  ],
];

/** The one folder that may import each runtime dependency, so that replacing it touches one place. */
const HOMES = {
  ajv: 'cli/',
  'cli-table3': 'report/',
  'csv-stringify': 'report/',
  'fast-xml-builder': 'report/',
  fzstd: 'input/',
  jssip: 'sip/',
  preact: 'report/',
  'preact-render-to-string': 'report/',
  tinyglobby: 'input/',
  yaml: 'cli/',
  yargs: 'cli/',
};

const escape = (text) => text.replaceAll('.', '\\.');
const within = (parts) => `^src/(${parts.map((part) => escape(part) + (part.endsWith('/') ? '' : '$')).join('|')})`;
const ruleName = (parts) => parts[0].replace(/\/$|\.ts$/g, '');

const tableRules = TABLE.map(([from, to, why]) => ({
  name: from === SHARED ? 'shared-types-stay-shared' : `${ruleName(from)}-imports-from-above`,
  comment: why,
  severity: 'error',
  from: { path: within(from) },
  to: { path: '^src/', pathNot: within([...from.filter((part) => part.endsWith('/')), ...to]) },
}));

const homeRules = Object.entries(HOMES).map(([name, home]) => ({
  name: `${name}-in-${home.slice(0, -1)}`,
  comment: `Only ${home} knows ${name}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${home}` },
  to: { path: `(^|/)node_modules/(@types/)?${name}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'every-file-has-a-floor',
      comment: 'A file outside the table would escape it.',
      severity: 'error',
      from: { path: '^src/', pathNot: within(TABLE.flatMap(([from]) => from)) },
      to: {},
    },
    ...tableRules,
    ...homeRules,
    {
      name: 'no-cycles',
      comment: 'Data flows one way; two files that need each other are one file or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'reachable-from-cli',
      comment:
        'What the program cannot reach is dead, or a plan that belongs in an issue. The schema ships for others to use.',
      severity: 'error',
      from: { path: '^src/cli/main\\.ts$' },
      to: { path: '^src/', pathNot: '\\.d\\.ts$|^src/report/((report|ladder|diff)\\.)?schema\\.', reachable: false },
    },
    {
      name: 'fs-in-input-and-cli',
      comment: 'Only input/ reads files and only cli/ writes them, so that everything else runs on bytes in memory.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(input|cli)/' },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'core-knows-no-process',
      comment: 'The process, its streams and the terminal belong to cli/; a core that touches them is not a library.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^(node:)?(process|console|readline|tty|child_process|cluster)(/promises)?$' },
    },
    {
      name: 'no-network',
      comment: 'A capture is private: nothing here may send it anywhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(node:)?(net|dgram|dns|http|https|http2|tls|inspector)(/promises)?$' },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What ships may import only what is installed with it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(^|/)node_modules/@types/' },
    },
    {
      name: 'no-test-from-src',
      comment: 'Tests, benchmarks and fixtures use the program, never the other way round.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|fixtures|bin|dist)/' },
    },
    {
      name: 'bin-imports-cli',
      comment: 'The executable calls the built command line and knows nothing else.',
      severity: 'error',
      from: { path: '^bin/' },
      to: { pathNot: '(^|/)dist/cli/main\\.js$' },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be resolved cannot be checked.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['(^|/)node_modules/', '(^|/)dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
