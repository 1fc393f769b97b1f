import type { Dialect, LeadInContext } from '../dialect.ts';
import { readProxyEvent } from '../proxy-events.ts';
import { readXlogWords } from '../xlog-words.ts';

const LEVELS = 'ALERT|BUG|CRITICAL|ERROR|WARNING|NOTICE|INFO|DEBUG';
/** A log prefix may stand before the level or behind it; on the terminal the process stands before all. */
const RECORD = new RegExp(String.raw`^\s*(?:\d+\(\d+\) )?(?:\{[^}]*\} |\[[^\]]*\] )?(?:${LEVELS}): `);
const NUMBERED = new RegExp(String.raw`^\s*\d+\(\d+\) (?:\{[^}]*\} )?(?:${LEVELS}): `);
/** What stands between level and text: log prefix, and the script or a module with its source file. */
const MODULE = /^.*?(?:<script>: |<core> (?:\[[^\]]*\]: \w+\(\): )?|\w+ \[[^\]]*\]: \w+\(\): )/;
/** A script may print a few lines of its own before the message. */
const MOST_LINES = 4;

/** The words of the record that the start line stands in, without what the logger put there; null: of no record. */
export function wordsBefore({ before, back }: LeadInContext, record: RegExp, module: RegExp): string | null {
  let words = before;
  for (let count = 0; count <= MOST_LINES; count++) {
    if (count > 0) words = `${back(count)}\n${words}`;
    const lead = record.exec(words);
    if (lead) return words.slice(lead[0].length).replace(module, '');
  }
  return null;
}

/** Whole messages that the script logs with xlog and `$mb` or `$snd(buf)`, in words of its own. */
export const kamailio: Dialect = {
  name: 'kamailio',
  program: 'Kamailio',
  howToTrace: 'the siptrace or sipdump module, or xlog("$mb") in the script',
  signature: new RegExp(
    String.raw`${NUMBERED.source}|^\s*(?:\{[^}]*\} )?(?:${LEVELS}): .*?(?:<script>|<core>|\b\w+ \[[\w./-]+:\d+\]:|\bACC: \w+ \w+: )`,
  ),
  boundary: RECORD,
  glued: new RegExp(String.raw` ?\d+\(\d+\) (?:${LEVELS}): `),
  leadIn(context) {
    const words = wordsBefore(context, RECORD, MODULE);
    return words === null ? null : readXlogWords(words);
  },
  event: (line) => readProxyEvent(line.text()),
};
