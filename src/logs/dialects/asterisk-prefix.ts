import { type LeadIn, type LeadInContext, NO_TIME } from '../dialect.ts';
import { parseTime } from '../log-time.ts';

/**
 * What Asterisk's logger puts before a record, behind the time: level, thread, the call's mark; file, and on consoles and
 * in syslog line and function. Levels may be made by modules (`PJSIP_HISTORY`, `DTMF`), so any word in capitals is one.
 */
export const LEVEL = String.raw`[A-Z][A-Z_]+\[\d+\](?:\[C-[0-9a-f]+\])?:? `;

/** The same inside a line, where a record of 8192 bytes was cut and the next one follows without a line end. */
export const GLUED_RECORD = String.raw`\[[^\][]{8,40}\] ${LEVEL}`;

/** A time that was not peeled off stands before it where hardly any line has one, and where it was glued to a cut line. */
const UNPEELED_TIME = String.raw`(?:\[([^\][]{8,40})\] )?`;
/** Groups: time, mark. Not named, which makes an object of each match that costs more than all the rest. */
export const RECORD_PREFIX = String.raw`${UNPEELED_TIME}[A-Z][A-Z_]+\[\d+\](?:\[(C-[0-9a-f]+)\])?:? `;
const RECORD = new RegExp(`^${RECORD_PREFIX}`);
/** The text of the record begins with a line end. */
const EMPTY_FIRST_LINE = /\]:? [\w./]+\.[a-z]+(?::\d+ (?:in )?\w+)?:\s*$/;
/** How far before the start line the time of its own record may stand: chan_sip has it two lines before, and pastes more. */
const OLDEST_TIME = 3;

/** Matches the beginning of a record, behind the time or with it. */
export const RECORD_START = String.raw`(?:\[[^\][]{8,40}\] )?${LEVEL}`;

/** The line with the lead-in, and how far before the start line it stands: some pastes have an empty one between. */
export interface LeadInLine {
  text: string;
  back: 1 | 2;
}

export function leadInLine({ back }: LeadInContext): LeadInLine {
  const text = back(1);
  return text.trim() === '' ? { text: back(2), back: 2 } : { text, back: 1 };
}

/** What the prefix of the record that holds a lead-in says; the lead-in stands on its line, or on the one behind it. */
export function prefixOf({ back, timeAge }: LeadInContext, line: LeadInLine): Pick<LeadIn, 'time' | 'callMark'> {
  let own = RECORD.exec(line.text);
  if (own === null && timeAge !== 0) {
    const above = back(line.back + 1);
    if (EMPTY_FIRST_LINE.test(above)) own = RECORD.exec(above);
  }
  const time = own?.[1];
  const unpeeled = time === undefined ? null : parseTime(time);
  // Consoles print what is verbose without a prefix: the last time is that of some warning.
  const isOld = timeAge > OLDEST_TIME || (own === null && timeAge > line.back);
  return { time: unpeeled ?? (isOld ? NO_TIME : null), callMark: own?.[2] ?? null };
}
