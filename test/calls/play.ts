import { CallTracker } from '../../src/calls/call-tracker.ts';
import { whatIsInProgress } from '../../src/calls/in-progress.ts';
import type { CorrelateRule } from '../../src/calls/legs/leg-keys.ts';
import { MessageCounts } from '../../src/calls/message-counts.ts';
import { MessageStore } from '../../src/calls/message-store.ts';
import { RefusedSources } from '../../src/calls/refused-sources.ts';
import { Phrases } from '../../src/calls/phrases.ts';
import { loadCodeTable } from '../../src/codes/code-table.ts';
import { NoteLog } from '../../src/note.ts';
import { Payload, TRANSPORT } from '../../src/payload.ts';
import type { Result } from '../../src/result.ts';
import { SipReader } from '../../src/sip/sip-reader.ts';
import type { CallFilter } from '../../src/summary/call-filter.ts';
import type { CallWatch } from '../../src/summary/conditions/call-guard.ts';
import { FilterGuard } from '../../src/summary/conditions/compile-filter.ts';
import { PeerAliases } from '../../src/summary/peer-aliases.ts';
import { Summary } from '../../src/summary/summary.ts';
import { Endpoints } from '../../src/util/endpoints.ts';

type Parts = Omit<Result, 'schemaVersion' | 'generator' | 'language' | 'inputs'> & {
  /** Codes of the notes about full stores. */
  limits: string[];
};

const START_MICROS = 1_700_000_000_000_000;

/**
 * Plays a script of messages through the SIP and call stages. One message a line:
 *
 *     SECONDS FROM>TO METHOD CSEQ BRANCHES [to=TAG] [from=TAG] [id=CALL-ID] [auth] [in=INPUT] [| Header: value]...
 *     SECONDS FROM>TO CODE CSEQ METHOD BRANCHES [to=TAG] ...
 *
 * FROM and TO are digits: host 10.0.0.DIGIT, or 203.0.113.DIGIT as `gDIGIT`, both with `:PORT` where it is not 5060. Further
 * options: `uri=`, `caller=`, `tcp`, `via=HOST:PORT;PARAMS` for the top Via, `aor=` for From and To, `cut=BYTES` that the
 * capture has. A part `sdp ADDRESS; m=...; a=...` is
 * a session description, `body TYPE; LINE; ...` any other body. A line `SECONDS FROM>TO TCP refused|unanswered|reset [since=SECONDS]`
 * is what TCP says. With the word `binary` every character is one byte. BRANCHES are the Vias from the top, comma-joined. `-` for none. Lines with `#` are comments.
 */
export async function play(
  script: string,
  options: {
    until?: number;
    filter?: CallFilter;
    watch?: CallWatch;
    maxOpen?: number;
    mostListed?: number;
    notes?: NoteLog;
    correlate?: CorrelateRule[];
    includeScanners?: boolean;
    /** Ask for a report after every line. */
    isAsked?: boolean;
  } = {},
): Promise<Parts> {
  const endpoints = new Endpoints();
  const phrases = new Phrases();
  const names = { codes: await loadCodeTable('en'), phrases, endpoints, aliases: new PeerAliases(endpoints) };
  const store = new MessageStore();
  const sources = new RefusedSources(endpoints);
  const summary = new Summary({
    sources,
    names,
    store,
    list: 'all',
    guard: options.filter && new FilterGuard(options.filter, {}),
    watch: options.watch,
    mostListed: options.mostListed,
    includeScanners: options.includeScanners,
  });
  const counts = new MessageCounts();
  const tracker = new CallTracker({
    endpoints,
    sources,
    phrases,
    store,
    keepText: true,
    notes: options.notes ?? new NoteLog(),
    maxOpen: options.maxOpen,
    correlate: options.correlate,
    observer: {
      seen: (message, payload, how) => counts.add(message, payload.input, how),
      callEnded: (call, nowMicros) => summary.addCall(call, nowMicros),
      registrationEnded: (registration, nowMicros) => summary.addRegistration(registration, nowMicros),
      otherEnded: (transaction, nowMicros) => summary.addOther(transaction, nowMicros),
      connection: (event) => summary.addConnection(event),
    },
  });
  const reader = new SipReader(tracker, new NoteLog());
  const payload = new Payload();
  let frame = 0;
  const send = (line: string): void => {
    const { seconds, from, to, input, text, isTcp, cut } = parseLine(line);
    // A body of bytes says so: each character is one.
    payload.bytes = Buffer.from(text, /\bbinary\b/.test(line) ? 'latin1' : 'utf8');
    payload.start = 0;
    payload.end = Math.min(cut, payload.bytes.length);
    payload.cut = payload.end < payload.bytes.length;
    payload.timeMicros = START_MICROS + Math.round(seconds * 1e6);
    payload.source = endpointOf(endpoints, from);
    payload.destination = endpointOf(endpoints, to);
    payload.transport = isTcp ? TRANSPORT.tcp : TRANSPORT.udp;
    payload.input = input;
    payload.position = ++frame;
    reader.datagram(payload);
  };
  const tell = (line: string): void => {
    const [seconds, path, , reason, since] = line.split(/\s+/);
    const [source, destination] = hostsOf(path!).map((host) => endpointOf(endpoints, host));
    const micros = (time: string): number => START_MICROS + Math.round(Number(time) * 1e6);
    tracker.transportEvent({
      kind: 'tcp',
      reason: reason as 'refused',
      source: source!,
      destination: destination!,
      firstMicros: micros(since?.replace('since=', '') ?? seconds!),
      syns: reason === 'reset' ? 0 : 3,
      timeMicros: micros(seconds!),
      input: 0,
      frame: ++frame,
    });
  };
  const lines = script.split('\n').map((line) => line.trim());
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue;
    (/^\S+ \S+ TCP /.test(line) ? tell : send)(line);
    if (options.isAsked) summary.parts(counts, whatIsInProgress(tracker.inProgress(), tracker.clock.micros));
  }
  if (options.until !== undefined) send(`${options.until} 8>9 OPTIONS 1 clock id=clock`);
  tracker.finish();
  const parts = summary.parts(counts, null);
  return { ...parts, limits: [...summary.limits()].map(([code]) => code) };
}

function endpointOf(endpoints: Endpoints, text: string): number {
  const [host = '', port = '5060'] = text.split(':');
  return endpoints.ofText(host, Number(port));
}

interface Line {
  seconds: number;
  from: string;
  to: string;
  input: number;
  text: string;
  isTcp: boolean;
  /** Bytes captured. */
  cut: number;
}

function parseLine(line: string): Line {
  const [words = '', ...parts] = line.split('|').map((part) => part.trim());
  const [seconds, path, what, cseq, ...rest] = words.split(/\s+/);
  const isResponse = /^\d+$/.test(what!);
  const method = isResponse ? rest.shift()! : what!;
  const branches = rest.shift()!.split(',');
  const option = (name: string): string | undefined =>
    rest.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const toTag = option('to');
  const headers = parts.filter((part) => !/^(?:sdp|body) /.test(part));
  const [type, body] = bodyOf(parts.find((part) => /^(?:sdp|body) /.test(part)) ?? '');
  const text = [
    isResponse
      ? `SIP/2.0 ${what} ${PHRASES[what!] ?? 'Whatever'}`
      : `${what} ${option('uri') ?? 'sip:200@10.0.0.2'} SIP/2.0`,
    ...branches
      .filter((branch) => branch !== '-')
      .map((branch, i) => {
        const sentBy = (i === 0 && option('via')) || `10.0.0.${1 + i}:5060`;
        return `Via: SIP/2.0/UDP ${sentBy};branch=z9hG4bK${branch}`;
      }),
    `From: "A" <${option('aor') ?? `sip:${option('caller') ?? '100'}@10.0.0.1`}>;tag=${option('from') ?? 'ft'}`,
    `To: <${option('aor') ?? 'sip:200@10.0.0.2'}>${toTag ? `;tag=${toTag}` : ''}`,
    `Call-ID: ${option('id') ?? 'one'}`,
    `CSeq: ${cseq} ${method}`,
    ...(rest.includes('auth')
      ? ['Authorization: Digest username="100", realm="x", nonce="n", uri="sip:x", response="r"']
      : []),
    ...headers,
    ...(type === '' ? [] : [`Content-Type: ${type}`]),
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
  const [from = '', to = ''] = hostsOf(path!);
  return {
    seconds: Number(seconds),
    from,
    to,
    input: Number(option('in') ?? 0),
    text,
    isTcp: rest.includes('tcp'),
    cut: Number(option('cut') ?? Number.POSITIVE_INFINITY),
  };
}

function hostsOf(path: string): string[] {
  return path.split('>').map((host) => (host.startsWith('g') ? `203.0.113.${host.slice(1)}` : `10.0.0.${host}`));
}

/** `\\x0c` stands for a byte that white space would lose. */
function unescaped(line: string): string {
  return line.replaceAll(/\\x([0-9a-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Content-Type and body of a part of the script. */
function bodyOf(part: string): [type: string, body: string] {
  const lines = (all: string[]): string => all.map((line) => `${unescaped(line)}\r\n`).join('');
  const [first = '', ...rest] = part.split(';').map((line) => line.trim());
  const [kind, value = ''] = first.split(' ');
  if (kind === 'body') return [value, lines(rest)];
  if (kind !== 'sdp') return ['', ''];
  const family = value.includes(':') ? 'IP6' : 'IP4';
  const head = ['v=0', `o=- 1 1 IN ${family} ${value}`, 's=-', `c=IN ${family} ${value}`, 't=0 0'];
  return ['application/sdp', lines([...head, ...rest])];
}

const PHRASES: Record<string, string> = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  302: 'Moved Temporarily',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  480: 'Temporarily Unavailable',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  503: 'Service Unavailable',
  603: 'Decline',
};
