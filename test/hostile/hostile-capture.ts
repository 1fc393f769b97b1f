import { buildPcap } from '../pcap/build-capture.ts';
import { bytesOf, ethernet, ipv4, joined, tcp, udp } from '../net/build-packets.ts';

/** In each value, so that a test sees that it got through. */
export const MARK = 'zq7';

/** What a sender may write to do something to those who read the report. One byte a character, as on the wire. */
export const HOSTILE_VALUES: readonly string[] = [
  `"><script>alert('${MARK}')</script>`,
  `</title></style></svg></textarea><img src=x onerror=alert('${MARK}')>`,
  `javascript:alert('${MARK}')`,
  `\x1b]0;${MARK}\x07\x1b[2J\x1b[31m\x9b31m\x08\x7f\x85`,
  `=1+1+cmd|' /C calc'!A0 ${MARK}`,
  `+1+${MARK}`,
  `-1+${MARK}`,
  `@SUM(1;1) ${MARK}`,
  `\t=1+${MARK}`,
  `${MARK}\r=1+1\x0b\x0c`,
  `]]>${MARK}--><!--<![CDATA[<!DOCTYPE x>&lol;&#0;`,
  `\`\`\` \`${MARK} [l](http://evil.example/) ![i](http://evil.example/x.png) @everyone #1 <details>`,
  `x | y \\| ${MARK} **b** ~~s~~ $a$ www.evil.example </details>`,
  `%0A::error::${MARK}%0D`,
  `::error title=${MARK}::owned`,
  `##[error]${MARK}`,
  `;end %%{init: {"a":1}}%% ${MARK} #quot;`,
  `${MARK}{a="b",c="\\"} 1\\n# EOF`,
  // RIGHT-TO-LEFT OVERRIDE, LEFT-TO-RIGHT ISOLATE, ZERO WIDTH SPACE, LINE SEPARATOR, ARABIC LETTER MARK, BYTE ORDER MARK
  `\xe2\x80\xae${MARK}\xe2\x81\xa6\xe2\x80\x8b\xe2\x80\xa8\xd8\x9c\xef\xbb\xbf`,
  // A surrogate alone, an overlong and a cut sequence, a byte that UTF-8 never has, NUL
  `\xed\xa0\x80${MARK}\xc0\xaf\xf0\x9f\xff\0\xfe`,
  `x';$(touch ${MARK})\`touch ${MARK}\``,
  `\${${MARK}} {{7*7}} $& $1 {count} {code} %s %d __proto__`,
  `word word word word word word word word word word word word word ::error::${MARK} word ::stop-commands::${MARK}`,
];

const CALLS = HOSTILE_VALUES.flatMap((value) => [value, value, value]);
const START = Date.UTC(2026, 0, 15, 19) * 1000;

/**
 * The messages of one call, in which every value that a report may show is `value`. Of three calls one was answered and
 * keeps no grammar, one failed and keeps none, one failed and its From does.
 * @param n apart from the other calls
 */
function messagesOf(value: string, n: number, long = ''): { text: string; isBack: boolean }[] {
  const display = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  const token = value.replace(/[\s;,<>"]/g, '');
  const callId = `${token}-${n}@${token}`;
  const head = (cseq: string, toTag: string): string[] => [
    `Via: SIP/2.0/UDP ${token || 'h'};branch=z9hG4bK${n}${token};received=${token};rport=${token}`,
    `From: "${display}" <sip:${n % 3 === 0 ? encodeURIComponent(token) : `${value}@${value}`}@h.example>;tag=${token}f`,
    `To: "${display}" <sip:${token}@${token}>${toTag}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
    `Contact: "${display}" <sip:${token}@${token}>`,
    `User-Agent: ${value}${long}`,
    `Server: ${value}`,
    `Reason: Q.850;cause=34;text="${display}", SIP;cause=503;text="${display}", ${token};cause=1;text="${display}"`,
    `Warning: 399 ${token} "${display}"`,
    `Retry-After: 5 (${value});duration=${token}`,
    `Session-ID: ${token}`,
    `P-Asserted-Identity: "${display}" <sip:${token}@${token}>`,
    `Diversion: "${display}" <sip:${token}@${token}>;reason=${token}`,
    `Record-Route: <sip:${token};lr>`,
    `X-Asterisk-HangupCause: ${value}`,
    `Allow: ${token}`,
    `Require: ${token}`,
    `Unsupported: ${token}`,
    `${value}: ${value}`,
  ];
  const sdp = [
    'v=0',
    `o=${token} 1 1 IN IP4 ${token}`,
    `s=${value}`,
    `c=IN IP4 ${token}`,
    't=0 0',
    `m=audio 4000 ${token} 0 ${token} 101`,
    `a=rtpmap:101 ${value}/8000`,
    `a=${value}`,
    '',
  ].join('\r\n');
  const message = (start: string, cseq: string, toTag = '', body = ''): string =>
    [
      start,
      ...head(cseq, toTag),
      ...(body === '' ? [] : [`Content-Type: ${body === sdp ? 'application/sdp' : value}`]),
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
  const toTag = `;tag=${token}t`;
  const method = /^[\w.!%*+`'~-]+$/.test(token) ? token : `M${n}`;
  const there = (text: string): { text: string; isBack: boolean } => ({ text, isBack: false });
  const back = (text: string): { text: string; isBack: boolean } => ({ text, isBack: true });
  const isAnswered = n % 3 === 2;
  return [
    there(message(`INVITE sip:${token}@${token} SIP/2.0`, '1 INVITE', '', sdp)),
    back(message(`SIP/2.0 183 ${value}`, '1 INVITE', toTag, sdp)),
    ...(isAnswered
      ? [
          back(message(`SIP/2.0 200 ${value}`, '1 INVITE', toTag, sdp)),
          there(message(`BYE sip:${token}@${token} SIP/2.0`, '2 BYE', toTag)),
          back(message(`SIP/2.0 481 ${value}`, '2 BYE', toTag)),
        ]
      : [
          back(message(`SIP/2.0 ${[503, 488, 699, 404][n % 4]} ${value}`, '1 INVITE', toTag, value)),
          there(message(`ACK sip:${token}@${token} SIP/2.0`, '1 ACK', toTag)),
        ]),
    there(message(`REGISTER sip:${token} SIP/2.0`, '3 REGISTER').replaceAll('-' + n, `-r${n}`)),
    back(message(`SIP/2.0 403 ${value}`, '3 REGISTER', toTag).replaceAll('-' + n, `-r${n}`)),
    there(message(`${method} sip:${token} SIP/2.0`, `4 ${method}`).replaceAll('-' + n, `-o${n}`)),
    back(message(`SIP/2.0 501 ${value}`, `4 ${method}`, toTag).replaceAll('-' + n, `-o${n}`)),
  ];
}

/** Three calls for each value over UDP, and one over TCP with a header of 100 kB. */
export function hostileCapture(): Uint8Array {
  const packets = CALLS.flatMap((value, n) =>
    messagesOf(value, n).map(({ text, isBack }, i) => ({
      timeMicros: START + n * 2_000_000 + i * 50_000,
      bytes: ethernet(ipv4(udp(bytesOf(text)), isBack ? { source: 2, destination: 1 } : {})),
    })),
  );
  return buildPcap([...packets, ...longCall()]);
}

function longCall(): { timeMicros: number; bytes: Uint8Array }[] {
  const [n, step] = [CALLS.length, 60_000];
  const sequence = [0, 0];
  let time = START + n * 2_000_000;
  return messagesOf(HOSTILE_VALUES[0]!, n, 'A'.repeat(100_000)).flatMap(({ text, isBack }) => {
    const side = isBack ? 1 : 0;
    return Array.from({ length: Math.ceil(text.length / step) }, (_, i) => {
      const piece = text.slice(i * step, (i + 1) * step);
      const segment = tcp(piece, {
        sequence: sequence[side]!,
        ...(isBack && { sourcePort: 5060, destinationPort: 40_000 }),
      });
      sequence[side]! += piece.length;
      time += 10_000;
      const addresses = isBack ? { source: 2, destination: 1, protocol: 6 } : { protocol: 6 };
      return { timeMicros: time, bytes: ethernet(ipv4(segment, addresses)) };
    });
  });
}

/** The same messages as Asterisk's PJSIP logger prints them, headers of 100 kB included. */
export function hostileLog(): Uint8Array {
  const parts = CALLS.flatMap((value, n) =>
    messagesOf(value, n, n % 7 === 0 ? 'B'.repeat(100_000) : '').map(({ text, isBack }) => {
      const [word, preposition] = isBack ? ['Transmitting', 'to'] : ['Received', 'from'];
      const kind = text.startsWith('SIP/2.0') ? 'response' : 'request';
      const lead = `<--- ${word} SIP ${kind} (${text.length} bytes) ${preposition} UDP:10.0.0.9:5060 --->`;
      return bytesOf(`[Jan 15 19:00:${String(n % 60).padStart(2, '0')}] ${lead}\n${text}\n`);
    }),
  );
  return joined(...parts);
}
