import { describe, expect, it } from 'vitest';
import { readLog, sip, told } from './read-result.ts';

const BODY = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=it\'s; a "test", here\r\nm=audio 4000 RTP/AVP 8\r\n';
const INVITE = sip('INVITE sip:b@test SIP/2.0', { body: BODY });
const BUSY = sip('SIP/2.0 486 Busy Here');
const CALLER = '192.0.2.1';
const PROXY = '203.0.113.5';

/** Columns of Kamailio, or of OpenSIPS, with the values of the two rows. */
const KAMAILIO = {
  names: [
    'id',
    'time_stamp',
    'time_us',
    'callid',
    'traced_user',
    'msg',
    'method',
    'status',
    'fromip',
    'toip',
    'fromtag',
    'totag',
    'direction',
  ],
  rows: [
    [
      '1',
      '1795360071',
      '338632',
      'one@test',
      '',
      INVITE,
      'INVITE',
      '',
      `udp:${CALLER}:5070`,
      `udp:${PROXY}:5060`,
      'a',
      '',
      'in',
    ],
    [
      '2',
      '1795360071',
      '438632',
      'one@test',
      '',
      BUSY,
      'INVITE',
      '486',
      `udp:${PROXY}:5060`,
      `udp:${CALLER}:5070`,
      'a',
      'b',
      'out',
    ],
  ],
};
const OPENSIPS = {
  names: [
    'id',
    'time_stamp',
    'callid',
    'trace_attrs',
    'msg',
    'method',
    'status',
    'from_proto',
    'from_ip',
    'from_port',
    'to_proto',
    'to_ip',
    'to_port',
    'fromtag',
    'direction',
  ],
  rows: [
    [
      '1',
      '2026-11-22 15:07:51',
      'one@test',
      '',
      INVITE,
      'INVITE',
      '',
      'udp',
      CALLER,
      '5070',
      'udp',
      PROXY,
      '5060',
      'a',
      'in',
    ],
    [
      '2',
      '2026-11-22 15:07:52',
      'one@test',
      '',
      BUSY,
      'INVITE',
      '486',
      'udp',
      PROXY,
      '5060',
      'udp',
      CALLER,
      '5070',
      'a',
      'out',
    ],
  ],
};
type Table = typeof KAMAILIO;

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
const csv =
  (separator: string) =>
  ({ names, rows }: Table) =>
    [names, ...rows.map((row) => row.map(quoted))].map((row) => row.join(separator)).join('\n');
const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\r', '\\r').replaceAll('\n', '\\n');
const mysql = (field: string) => `'${escaped(field).replaceAll("'", "\\'").replaceAll('"', '\\"')}'`;
const standard = (field: string) => `'${field.replaceAll("'", "''")}'`;

const FORMS: Record<string, (table: Table) => string> = {
  'CSV with line ends in quotes': csv(','),
  'CSV with semicolons': csv(';'),
  'CSV with LF only': (table) => csv(',')(table).replaceAll('\r', ''),
  'tabs and escapes, as `mysql -B`': ({ names, rows }) =>
    [names, ...rows.map((row) => row.map(escaped))].map((row) => row.join('\t')).join('\n'),
  mysqldump: ({ names, rows }) =>
    `CREATE TABLE \`sip_trace\` (\n${names.map((n) => `  \`${n}\` varchar(255) NOT NULL,\n`).join('')}  PRIMARY KEY (\`id\`)\n);\nINSERT INTO \`sip_trace\` VALUES ${rows.map((row) => `(${row.map(mysql).join(',')})`).join(',')};\n`,
  'SQL with names and raw line ends': ({ names, rows }) =>
    rows
      .map((row) => `INSERT INTO sip_trace (${names.join(', ')}) VALUES (${row.map(standard).join(', ')});\n`)
      .join(''),
  'COPY of PostgreSQL': ({ names, rows }) =>
    `--\nCOPY public.sip_trace (${names.join(', ')}) FROM stdin;\n${rows.map((row) => row.map(escaped).join('\t')).join('\n')}\n\\.\n`,
  'JSON lines': ({ names, rows }) => rows.map((row) => JSON.stringify(objectOf(names, row))).join('\n'),
  'one JSON array': ({ names, rows }) =>
    JSON.stringify(
      rows.map((row) => objectOf(names, row)),
      null,
      2,
    ),
  'JSON of phpMyAdmin': ({ names, rows }) =>
    JSON.stringify([
      { type: 'header' },
      { type: 'table', name: 'sip_trace', data: rows.map((row) => objectOf(names, row)) },
    ]),
};
const objectOf = (names: string[], row: string[]) => Object.fromEntries(names.map((name, at) => [name, row[at]]));
const dbText = ({ names, rows }: Table) =>
  [
    names.map((name) => `${name}(string)`).join(' '),
    ...rows.map((row) => row.map((f) => escaped(f).replaceAll(':', '\\:')).join(':')),
  ].join('\n');

describe('a siptrace table', () => {
  for (const [form, write] of Object.entries({ ...FORMS, db_text: dbText }))
    it.each([
      ['Kamailio', KAMAILIO],
      ['OpenSIPS', OPENSIPS],
    ])(`${form}, %s`, async (_, table) => {
      const result = await readLog(`${write(table)}\n`);
      expect(result.inputs[0]).toMatchObject({ kind: 'siptrace', messages: 2 });
      expect(told(result)).toEqual(['one@test busy 486 messages 192.0.2.1:5070 203.0.113.5:5060']);
      expect(result.calls[0]!.transport).toBe('UDP');
      expect(result.calls[0]!.startTime).toMatch(/^2026-11-22T15:07:51\.(338632|000000)Z$/);
      expect(result.inputs[0]!.notes.map((n) => n.code).filter((c) => !c.startsWith('times-'))).toEqual([]);
    });

  it('that begins with the latest is read in the order of time', async () => {
    const { calls } = await readLog(dbText({ ...KAMAILIO, rows: KAMAILIO.rows.toReversed() }));
    expect(calls[0]).toMatchObject({
      outcome: 'busy',
      timing: { postDialDelay: null },
      startTime: '2026-11-22T15:07:51.338632Z',
    });
  });

  it('with a column too short for the message says so', async () => {
    const rows = KAMAILIO.rows.map((row) => row.with(5, row[5]!.slice(0, -20)));
    const { inputs } = await readLog(csv(',')({ ...KAMAILIO, rows }));
    expect(inputs[0]!.messages).toBe(2);
    expect(inputs[0]!.notes.map((n) => n.code)).toContain('sip-message-cut');
  });
});
