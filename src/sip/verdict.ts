import { splitMessage } from './strict-message.ts';
import { applicationRules } from './verdict-application.ts';
import { headerRules } from './verdict-headers.ts';
import { type Reason, type Report, type Verdict, VERDICTS } from './verdict-report.ts';
import { startLineRules } from './verdict-start-line.ts';

/** The verdict on a message, with every reason against it. */
export interface Judgement {
  verdict: Verdict;
  reasons: Reason[];
}

/**
 * Judges the bytes of one datagram as the torture tests do (RFC 4475, RFC 5118): strictly, by the grammar, and by what
 * an application could do with it. Slow; never used for what is only counted.
 */
export function judge(bytes: Uint8Array): Judgement {
  const reasons: Reason[] = [];
  const report: Report = (level, code, section, text) => {
    if (!reasons.some((known) => known.code === code && known.text === text))
      reasons.push({ level, code, text, section });
  };
  const message = splitMessage(bytes, report);
  if (message !== null) {
    startLineRules(message, report);
    headerRules(message, report);
    applicationRules(message, report);
  }
  const verdict = VERDICTS.find((level) => reasons.some((reason) => reason.level === level)) ?? 'valid';
  return { verdict, reasons };
}
