import { type Dialect, leadInOf } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';
import { readProxyEvent } from '../proxy-events.ts';
import { readXlogWords } from '../xlog-words.ts';
import { wordsBefore } from './kamailio.ts';

const LEVELS = 'ALERT|CRITICAL|CRIT|ERROR|WARNING|NOTICE|INFO|DEBUG|DBG';
/** `[1234] INFO:core:main: `; the process stands on the terminal only, and text of xlog has no level. */
const RECORD = new RegExp(
  String.raw`^(?:\[\d+\] (?:(?:${LEVELS}):[\w./-]*:[\w./-]*: ?)?|(?:${LEVELS}):[\w./-]*:[\w./-]*: ?)`,
);
/** Module `tracer` to `file:` has the time, to `syslog:` not. */
const TRACED = /^(?:in|out) (\w+) (?:(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) )?(\S+) -> (\S+)$/;

/** xlog text, and the text that the module `tracer` writes (`siptrace` before 3.0). */
export const opensips: Dialect = {
  name: 'opensips',
  program: 'OpenSIPS',
  howToTrace: 'the tracer module (trace_id to a file: or syslog: URI), or xlog("$mb") in the script',
  signature: new RegExp(
    String.raw`^(?:\[\d+\] )?(?:${LEVELS}):[\w./-]+:[\w./-]+: |^(?:in|out) \w+ (?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )?\S+:\d+ -> \S+:\d+$|^(?:\[\d+\] )?ACC: \w+ \w+: `,
  ),
  boundary: new RegExp(`${RECORD.source}|${TRACED.source}`),
  leadIn(context) {
    const traced = TRACED.exec(context.back(1).replace(RECORD, '').trim());
    if (traced && context.before === '') {
      const [, transport, time, source, destination] = traced;
      return leadInOf({
        time: time === undefined ? null : parseTime(time),
        source: addressOf(source),
        destination: addressOf(destination),
        transport: transportOf(transport),
      });
    }
    const words = wordsBefore(context, RECORD, /^/);
    if (words !== null) return readXlogWords(words);
    // In syslog nothing is left of the prefix when the script gives no level.
    return context.looksLike === 'opensips' ? readXlogWords(`${context.back(1)}\n${context.before}`) : null;
  },
  event: (line) => readProxyEvent(line.text()),
};
