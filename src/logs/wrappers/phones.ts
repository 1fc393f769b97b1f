import type { Wrapper } from '../wrapper.ts';
import { isDigit, isUpper, PrefixWrapper } from './prefix-wrapper.ts';

/** Android's logcat before each line: `I/app: `, `11-22 15:07:51.338  1234  1250 I app: `. */
export const logcat = (): Wrapper =>
  new PrefixWrapper({
    name: 'logcat',
    ofLines: true,
    pattern:
      /(?:(?:\d{4}-)?(?<time>\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) +(?<writer>\d+)[ -]+\d+(?:\/\S+)? )?[VDIWEF][ /][\w.:/-]{1,80}?(?: *\( *\d+\))? ?: /dy,
    beginsWith: (byte) => isDigit(byte) || isUpper(byte),
  });

/** Xcode's console before each line, with a tab before the further lines of a record. */
export const xcode = (): Wrapper =>
  new PrefixWrapper({
    name: 'xcode',
    ofLines: true,
    pattern:
      /(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+[+-]\d{4}) (?<writer>\S+\[\d+):[0-9a-fx]+\] (?:\[\w+\] ?)?\t?/dy,
    beginsWith: isDigit,
  });

/** The device log of iOS: `Dec 15 18:39:30 phone linphone[3434] <Notice>: `. */
export const iosDevice = (): Wrapper =>
  new PrefixWrapper({
    name: 'ios-device',
    pattern: /(?<time>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) +(?<writer>(?:[\w.-]+ )?[\w.()-]+\[\d+\]) <\w+>: ?/dy,
    beginsWith: isUpper,
    // Further lines of a record have no prefix, and are of the same writer.
    indents: true,
  });
