#!/usr/bin/env node
// @ts-check
// Peak memory by the length of the input, which comes on standard input and lies nowhere.
// node bench/memory.mjs --generator gen-capture.mjs [--calls 20000] [--invites 1000000] [--formats "json --calls none,ndjson,table"]
import { parseArgs } from 'node:util';
import { writeAttack } from './attack.mjs';
import { HAS_GNU_TIME } from './measure.mjs';
import { peaksOfAttack, peaksOfCalls, spreadOf } from './peaks.mjs';

const TIMES = [1, 4, 16];

const { values } = parseArgs({
  options: {
    generator: { type: 'string' },
    calls: { type: 'string', default: '20000' },
    invites: { type: 'string', default: '1000000' },
    formats: { type: 'string', default: 'json --calls none,ndjson,table' },
    write: { type: 'string' },
  },
});

if (values.write !== undefined) writeAttack(Number(values.write), 3);
else if (!HAS_GNU_TIME) console.error('GNU time is needed: apt-get install time');
else {
  for (const format of values.formats.split(',')) {
    const { generator } = values;
    if (generator !== undefined)
      tell(`calls x ${TIMES.join(', ')}`, format, peaksOfCalls(generator, Number(values.calls), TIMES, format));
    const invites = Number(values.invites);
    if (invites > 0)
      tell(`attack of ${invites} INVITEs, a quarter, half and all`, format, peaksOfAttack(invites, format));
  }
}

/** @param {string} what @param {string} format @param {readonly number[]} peaks */
function tell(what, format, peaks) {
  const list = peaks.map((peak) => peak.toFixed(0)).join(', ');
  console.log(`${what}, ${format}: ${list} MiB, most ${spreadOf(peaks).toFixed(2)}x`);
}
