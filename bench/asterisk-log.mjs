// @ts-check
import { closeSync, openSync, writeSync } from 'node:fs';

/** Every n-th call fails with the code beside it; the rest are answered. */
const CODES = [486, 200, 404, 200, 200, 503, 200, 487, 200, 200];
const PHRASES = /** @type {Record<number, string>} */ ({
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  404: 'Not Found',
  486: 'Busy Here',
  487: 'Request Terminated',
  503: 'Service Unavailable',
});
const PEER = '192.0.2.7:5060';
const SDP = [
  'v=0',
  'o=- 1702 1702 IN IP4 192.0.2.7',
  's=call',
  'c=IN IP4 192.0.2.7',
  't=0 0',
  'm=audio 10240 RTP/AVP 8 0 101',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-16',
  'a=sendrecv',
  '',
].join('\r\n');

/** A call begins at each tick. Ticks until it rings, and at most until it is answered or refused, and until it ends. */
const TICK_MILLIS = 100;
const RINGS_AFTER = 1;
const MOST_RINGING = 100;
const MOST_TALKING = 1200;

/**
 * Writes a full log of Asterisk with `pjsip set logger on`, of which SIP is a third. Calls ring for up to ten seconds and talk
 * for up to two minutes, so that the lines of many stand between those of one.
 * @param {string} path
 * @param {number} bytes how long it is to be, at least
 * @returns {{ calls: number, finals: Record<string, number> }} what is in it
 */
export function writeAsteriskLog(path, bytes) {
  const file = openSync(path, 'w');
  /** @type {Record<string, number>} */
  const finals = {};
  /** What is still to be written, by tick. @type {Map<number, string[]>} */
  const due = new Map();
  let planned = 0;
  let calls = 0;
  for (let tick = 0; planned < bytes || due.size > 0; tick++) {
    if (planned < bytes) {
      const call = calls++;
      const code = finalOf(call);
      finals[code] = (finals[code] ?? 0) + 1;
      for (const { after, text } of partsOf(call, tick)) {
        planned += text.length;
        const list = due.get(tick + after);
        if (list) list.push(text);
        else due.set(tick + after, [text]);
      }
    }
    writeSync(file, (due.get(tick) ?? []).join(''));
    due.delete(tick);
  }
  closeSync(file);
  return { calls, finals };
}

/**
 * What is written of one call at once: its messages, each part with twice as much of the dialplan.
 * @param {number} call @param {number} tick of its INVITE
 * @returns {{ after: number, text: string }[]} ticks after the INVITE
 */
function partsOf(call, tick) {
  const decided = RINGS_AFTER + 1 + ((call * 37) % MOST_RINGING);
  const ended = decided + 200 + ((call * 101) % (MOST_TALKING - 200));
  const [invite, trying, ringing, final, ack, ...end] = messagesOf(call);
  return [
    { after: 0, messages: [invite, trying] },
    { after: RINGS_AFTER, messages: [ringing] },
    { after: decided, messages: [final, ack] },
    { after: ended, messages: end },
  ].flatMap(({ after, messages }) => {
    const prefix = prefixOf(call, tick + after);
    const sip = messages.map((sent) => (sent ? framed(prefix, sent) : '')).join('');
    return sip === '' ? [] : [{ after, text: sip + dialplan(call, prefix, 2 * sip.length) }];
  });
}

/** @param {number} call */
const finalOf = (call) => CODES[call % CODES.length] ?? 200;

/** What Asterisk writes of one call. @param {number} call its number */
export const asteriskText = (call) =>
  partsOf(call, call)
    .map(({ text }) => text)
    .join('');

/** The messages of one call, in order. @param {number} call its number @returns {{ received: boolean, text: string }[]} */
export function messagesOf(call) {
  const code = finalOf(call);
  const invite = message(`INVITE sip:${2000 + (call % 500)}@198.51.100.4 SIP/2.0`, call, 'INVITE', false, SDP);
  const response = (/** @type {number} */ status, /** @type {string} */ method = 'INVITE') =>
    message(
      `SIP/2.0 ${status} ${PHRASES[status]}`,
      call,
      method,
      status > 100,
      status === 200 && method === 'INVITE' ? SDP : '',
    );
  const ack = message(`ACK sip:${2000 + (call % 500)}@198.51.100.4 SIP/2.0`, call, 'ACK', true, '');
  const all = [
    { received: true, text: invite },
    { received: false, text: response(100) },
    { received: false, text: response(180) },
    { received: false, text: response(code) },
    { received: true, text: ack },
  ];
  if (code === 200) {
    all.push({ received: true, text: message(`BYE sip:198.51.100.4 SIP/2.0`, call, 'BYE', true, '') });
    all.push({ received: false, text: response(200, 'BYE') });
  }
  return all;
}

/**
 * @param {string} start
 * @param {number} call
 * @param {string} method
 * @param {boolean} hasToTag
 * @param {string} body
 */
function message(start, call, method, hasToTag, body) {
  return [
    start,
    `Via: SIP/2.0/UDP ${PEER};rport;branch=z9hG4bK${method}${call}`,
    `From: "Alice ${call % 1000}" <sip:${1000 + (call % 1000)}@192.0.2.7>;tag=from${call}`,
    `To: <sip:${2000 + (call % 500)}@198.51.100.4>${hasToTag ? `;tag=to${call}` : ''}`,
    `Call-ID: ${call}-5f0d6c2e@192.0.2.7`,
    `CSeq: ${method === 'BYE' ? 2 : 1} ${method}`,
    `Contact: <sip:${1000 + (call % 1000)}@${PEER}>`,
    'Max-Forwards: 70',
    'Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, UPDATE, PRACK',
    'Server: bench',
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

/** @param {string} prefix @param {{ received: boolean, text: string }} message */
function framed(prefix, { received, text }) {
  const kind = text.startsWith('SIP/2.0') ? 'response' : 'request';
  const way = received
    ? `Received SIP ${kind} (${text.length} bytes) from`
    : `Transmitting SIP ${kind} (${text.length} bytes) to`;
  return `${prefix} res_pjsip_logger.c: <--- ${way} UDP:${PEER} --->\n${text}\n`;
}

/** @param {number} call @param {string} prefix @param {number} bytes */
function dialplan(call, prefix, bytes) {
  const line = `${prefix}[C-${call.toString(16).padStart(8, '0')}] pbx.c: Executing [${2000 + (call % 500)}@internal:1] GotoIf("PJSIP/trunk-${call.toString(16).padStart(8, '0')}", "0?busy,1") in new stack\n`;
  return line.repeat(Math.ceil(bytes / line.length));
}

/** @param {number} call @param {number} tick */
function prefixOf(call, tick) {
  const time = new Date(Date.UTC(2026, 2, 2) + tick * TICK_MILLIS).toISOString();
  return `[${time.slice(0, 10)} ${time.slice(11, 23)}] VERBOSE[${4000 + (call % 8)}]`;
}
