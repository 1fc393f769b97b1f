// @ts-check
// The parts that are timed on their own, each over data in memory. bench/micro.mjs bundles this with the source, as built.
import { CaptureFeed, InputCounts } from '../../src/capture-feed.ts';
import { logFeedOf } from '../../src/log-feed.ts';
import { PacketDecoder } from '../../src/net/packet-decoder.ts';
import { NoteLog } from '../../src/note.ts';
import { FEED, Payload } from '../../src/payload.ts';
import { PcapReader } from '../../src/pcap/pcap-reader.ts';
import { PcapngReader } from '../../src/pcap/pcapng-reader.ts';
import { SipReader } from '../../src/sip/sip-reader.ts';
import { ByteWindow } from '../../src/util/byte-window.ts';
import { Endpoints } from '../../src/util/endpoints.ts';
import { asteriskLog, journaldLog, kamailioLog, syslogLog } from './log-texts.mjs';
import { pcapngOf, pcapOf, sentIn, tcpFrames, udpFrames } from './wire.mjs';

/**
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} unit of what is counted
 * @property {number} bytes read in one run
 * @property {() => number | Promise<number>} run one run; how many units were found, every time the same
 */

/** A few megabytes each: more than the caches hold, and short enough to be run often. */
const CALLS = 1000;

/** @returns {Subject[]} */
export function subjects() {
  const sent = sentIn(CALLS);
  const udp = udpFrames(sent);
  const tcp = tcpFrames(sent);
  return [
    scanner(sent.map(({ bytes }) => bytes)),
    walk('record walk, pcap', pcapOf(udp), PcapReader),
    walk('record walk, pcapng', pcapngOf(udp), PcapngReader),
    path('UDP path', udp),
    path('TCP path', tcp),
    log('log: Asterisk', asteriskLog(CALLS / 4)),
    log('log: Kamailio', kamailioLog(CALLS / 2)),
    log('log: Kamailio in syslog', syslogLog(CALLS / 2)),
    log('log: Kamailio in JSON of journald', journaldLog(CALLS / 2)),
  ];
}

/** Datagrams, side by side as in a buffer of the reader's, to scanned messages. @param {readonly Buffer[]} datagrams @returns {Subject} */
function scanner(datagrams) {
  const bytes = Buffer.concat(datagrams);
  const payload = new Payload();
  payload.bytes = bytes;
  const receiver = new Counter();
  const reader = new SipReader(receiver, new NoteLog());
  const run = () => {
    receiver.count = 0;
    payload.end = 0;
    for (const { length } of datagrams) {
      payload.start = payload.end;
      payload.end += length;
      reader.datagram(payload);
    }
    return receiver.count;
  };
  return { name: 'scanner', unit: 'message', bytes: bytes.length, run };
}

/**
 * A capture to its records.
 * @param {string} name @param {Buffer} bytes @param {typeof PcapReader | typeof PcapngReader} Reader
 * @returns {Subject}
 */
function walk(name, bytes, Reader) {
  const run = async () => {
    const window = windowOver(bytes);
    const reader = new Reader(window, new NoteLog(), 0);
    for (;;) {
      const state = reader.next();
      if (state === FEED.end) return reader.cursor.frame;
      if (state === FEED.more) await window.fill(reader.wanted);
    }
  };
  return { name, unit: 'record', bytes: bytes.length, run };
}

/**
 * A capture to scanned messages, by way of the packet decoder.
 * @param {string} name @param {readonly Buffer[]} frames
 * @returns {Subject}
 */
function path(name, frames) {
  const bytes = pcapOf(frames);
  const run = async () => {
    const [notes, endpoints, receiver] = [new NoteLog(), new Endpoints(), new Counter()];
    const decoder = new PacketDecoder(new SipReader(receiver, notes), NO_EVENTS, endpoints, notes);
    const source = sourceOver(bytes);
    const reader = new PcapReader(source.window, notes, 0);
    await emptied(new CaptureFeed({ source, reader, decoder, counts: new InputCounts(), input: 0 }));
    decoder.finish();
    return receiver.count;
  };
  return { name, unit: 'message', bytes: bytes.length, run };
}

/**
 * A log to scanned messages.
 * @param {string} name @param {string} text
 * @returns {Subject}
 */
function log(name, text) {
  const bytes = Buffer.from(text, 'latin1');
  const run = async () => {
    const [notes, receiver] = [new NoteLog(), new Counter()];
    const sink = new SipReader(receiver, notes);
    const logs = { zone: null, year: null, nowMicros: 1_790_000_000_000_000 };
    const rest = { notes, logs, endpoints: new Endpoints(), counts: new InputCounts(), input: 0 };
    await emptied(logFeedOf({ source: sourceOver(bytes), sink, events: NO_EVENTS, ...rest }));
    return receiver.count;
  };
  return { name, unit: 'message', bytes: bytes.length, run };
}

const NO_EVENTS = { event() {}, transportEvent() {} };

class Counter {
  count = 0;

  message() {
    this.count++;
  }
}

/** @param {import('../../src/payload.ts').Feed} feed */
async function emptied(feed) {
  for (;;) {
    const state = feed.next();
    if (state === FEED.end) return;
    if (state === FEED.more) await feed.fill();
    else feed.emit();
  }
}

/** @param {Buffer} bytes @returns {import('../../src/input/open-input.ts').OpenInput} */
function sourceOver(bytes) {
  return {
    path: '-',
    kind: 'text',
    description: '',
    compression: null,
    sizeBytes: bytes.length,
    lastChangeMicros: null,
    window: windowOver(bytes),
    bytesRead: () => bytes.length,
    close() {},
  };
}

/** @param {Buffer} bytes */
function windowOver(bytes) {
  let at = 0;
  return new ByteWindow((target, offset) => {
    const count = bytes.copy(target, offset, at);
    at += count;
    return count;
  });
}
