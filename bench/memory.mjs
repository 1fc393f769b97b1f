#!/usr/bin/env node
// @ts-check
// Peak memory by the length of the input, which comes on standard input and lies nowhere.
// node bench/memory.mjs --generator gen-capture.mjs [--calls 20000] [--invites 1000000] [--attack invite] [--formats "json --calls none,ndjson,table"]
// Attacks: invite, tcp, fragment, register, options, method. Options of the program may follow a format: "table --max-memory 128M".
import { parseArgs } from 'node:util';
import { KINDS, writeAttack } from './attack.mjs';
import { HAS_GNU_TIME } from './measure.mjs';
import { peaksOfAttack, peaksOfCalls, spreadOf } from './peaks.mjs';

const TIMES = [1, 4, 16];

const { values } = parseArgs({
  options: {
    generator: { type: 'string' },
    calls: { type: 'string', default: '20000' },
    invites: { type: 'string', default: '1000000' },
    attack: { type: 'string', default: 'invite' },
    formats: { type: 'string', default: 'json --calls none,ndjson,table' },
    write: { type: 'string' },
  },
});

const kind = KINDS.find((known) => known === values.attack);
if (kind === undefined) console.error(`--attack: one of ${KINDS.join(', ')}`);
else if (values.write !== undefined) writeAttack(Number(values.write), 3, kind);
else if (!HAS_GNU_TIME) console.error('GNU time is needed: apt-get install time');
else {
  for (const format of values.formats.split(',')) {
    const { generator } = values;
    if (generator !== undefined)
      tell(`calls x ${TIMES.join(', ')}`, format, peaksOfCalls(generator, Number(values.calls), TIMES, format));
    const invites = Number(values.invites);
    if (invites === 0) continue;
    tell(
      `attack of ${invites} requests (${kind}), a quarter, half and all`,
      format,
      peaksOfAttack(invites, format, kind),
    );
  }
}

/** @param {string} what @param {string} format @param {readonly number[]} peaks */
function tell(what, format, peaks) {
  const list = peaks.map((peak) => peak.toFixed(0)).join(', ');
  console.log(`${what}, ${format}: ${list} MiB, most ${spreadOf(peaks).toFixed(2)}x`);
}
