import type { Wrapper } from '../wrapper.ts';
import { isDigit, isUpper, PrefixWrapper } from './prefix-wrapper.ts';

const LESS_THAN = 0x3c;
const TRADITIONAL = String.raw`[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?`;
const ISO = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?`;
/** A tag: program and, mostly, process; loggers add dots and slashes. */
const TAG = String.raw`[\w./@+-]{1,64}(?:\[\d+\])?`;

/**
 * Traditional syslog (RFC 3164 4.1) and the ISO form of rsyslog and journalctl: `Nov 22 15:34:00 host program[1]: `.
 * Cisco's have a number that grows with each line in the place of the program.
 */
export const syslog = (): Wrapper =>
  new PrefixWrapper({
    name: 'syslog',
    pattern: new RegExp(
      String.raw`(?:<\d{1,3}>)?(?<time>${TRADITIONAL}|${ISO}) (?<writer>[\w.:-]+ (?!\d+:)${TAG}|[\w.:-]+(?= \d+: ))(?: \d+)?: ?`,
      'dy',
    ),
    beginsWith: (byte) => isUpper(byte) || isDigit(byte) || byte === LESS_THAN,
    indents: true,
  });

/** RFC 5424 6: `<132>1 TIME HOST APP PROCID MSGID - `. */
export const syslog5424 = (): Wrapper =>
  new PrefixWrapper({
    name: 'syslog-5424',
    pattern: new RegExp(
      String.raw`(?:<\d{1,3}>)?1 (?<time>${ISO}|-) (?<writer>\S+ \S+ \S+) \S+ (?:-|(?:\[(?:[^\]\\]|\\.)*\])+) ?(?:\xef\xbb\xbf)? ?`,
      'dy',
    ),
    beginsWith: (byte) => byte === LESS_THAN || byte === 0x31,
  });

/** A priority and nothing else, as datagrams of syslog have it that some program wrote down: `<133>`. */
export const priority = (): Wrapper =>
  new PrefixWrapper({
    name: 'syslog-priority',
    pattern: /<\d{1,3}>(?=\S)/dy,
    beginsWith: (byte) => byte === LESS_THAN,
  });

/** A time before a process in brackets, as OpenSIPS writes to the terminal: `Nov 22 15:06:13 [1234] `. The process stays. */
export const timeAndProcess = (): Wrapper =>
  new PrefixWrapper({
    name: 'time-and-process',
    pattern: new RegExp(String.raw`(?<time>${TRADITIONAL}) (?=\[\d+\] )`, 'dy'),
    beginsWith: isUpper,
  });
