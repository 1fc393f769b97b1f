#!/usr/bin/env node
// @ts-check
// Bytes of heap that a call in progress takes, with all that hangs on it, for CALL_BYTES of src/limits.ts: calls that are answered and go on.
// node --expose-gc bench/call-size.mjs [--calls 50000]
import { parseArgs } from 'node:util';
import { analyze } from '../dist/index.js';

const { values } = parseArgs({ options: { calls: { type: 'string', default: '50000' } } });
const calls = Number(values.calls);
const { gc } = globalThis;
if (gc === undefined) throw new Error('node --expose-gc is needed');

/** The messages of one call, as a log of them. @param {number} n */
function call(n) {
  const rest = (/** @type {string} */ tag, /** @type {string} */ method) =>
    [
      `Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK${n}-${method}`,
      `From: "Caller ${n}" <sip:3491${n}@caller.example>;tag=from-${n}`,
      `To: <sip:3492${n}@callee.example>${tag}`,
      `Call-ID: call-${n}-0123456789abcdef@10.0.0.1`,
      `CSeq: 1 ${method}`,
      'User-Agent: bench',
      'Content-Length: 0',
      '\r\n',
    ].join('\r\n');
  const request = (/** @type {string} */ method, /** @type {string} */ tag) =>
    `${method} sip:3492${n}@10.0.0.2 SIP/2.0\r\n${rest(tag, method)}`;
  const response = (/** @type {string} */ status, /** @type {string} */ tag) =>
    `SIP/2.0 ${status}\r\n${rest(tag, 'INVITE')}`;
  const tag = `;tag=to-${n}`;
  return `${request('INVITE', '')}${response('100 Trying', '')}${response('180 Ringing', tag)}${response('200 OK', tag)}${request('ACK', tag)}`;
}

async function* log() {
  for (let n = 0; n < calls; n += 100)
    yield Buffer.from(Array.from({ length: 100 }, (_, i) => call(10_000_000 + n + i)).join(''));
}

const used = () => {
  gc();
  return process.memoryUsage().heapUsed;
};
let before = 0;
let after = 0;
let seen = 0;
const result = await analyze({
  inputs: ['-'],
  standardInput: log(),
  calls: 'failed',
  maxMemory: 2 ** 34,
  onProgress({ messages }) {
    // From some calls on, so that what is loaded on the way is not counted.
    if (before === 0 && messages > 25_000) [before, seen] = [used(), messages];
    if (messages > 5 * calls - 25_000 && after === 0) [after, seen] = [used(), messages - seen];
  },
});
console.log(`${((5 * (after - before)) / seen).toFixed(0)} bytes of heap a call (${result.totals.calls} calls)`);
