import type { FindingRow, ResponseRow } from '../../result.ts';
import type { ResponseRecord } from '../../response-record.ts';
import type { Column } from './column.ts';

/** The columns of `responses` of a report: one row a code. */
export const RESPONSE_COLUMNS: readonly Column<ResponseRow>[] = [
  ['code', ({ code }) => code],
  ['phrase', ({ phrase }) => phrase],
  ['class', (row) => row.class],
  ['category', ({ category }) => category],
  ['meaning', ({ meaning }) => meaning],
  ['count', ({ count }) => count],
  ['retransmissions', ({ retransmissions }) => retransmissions],
  ['methods', ({ methods }) => Object.entries(methods).flat().join(' ')],
];

/** The columns of `findings`: one row a rule, or a peer that it is about. */
export const FINDING_COLUMNS: readonly Column<FindingRow>[] = [
  ['rule', ({ rule }) => rule],
  ['severity', ({ severity }) => severity],
  ['kind', ({ kind }) => kind],
  ['subject', ({ subject }) => subject ?? 'call'],
  ['count', ({ calls }) => calls],
  ['title', ({ title }) => title],
  ['summary', ({ summary }) => summary],
  ['peer', ({ peer }) => peer],
  ['from', ({ from }) => from],
  ['to', ({ to }) => to],
  ['advice', ({ advice }) => advice],
  ['reference', ({ reference }) => reference],
  ['examples', ({ examples }) => examples.join(' ')],
  ['ignored', ({ ignored }) => ignored?.calls],
  ['ignoredReason', ({ ignored }) => ignored?.reason],
];

/** The columns of `sipmortem responses`: one row a response. */
export const RECORD_COLUMNS: readonly Column<ResponseRecord>[] = [
  ['time', ({ time }) => time],
  ['source', ({ source }) => source],
  ['destination', ({ destination }) => destination],
  ['transport', ({ transport }) => transport],
  ['code', ({ code }) => code],
  ['phrase', ({ phrase }) => phrase],
  ['meaning', ({ meaning }) => meaning],
  ['category', ({ category }) => category],
  ['method', ({ method }) => method],
  ['callId', ({ callId }) => callId],
  ['input', ({ input }) => input],
  ['frame', ({ frame }) => frame],
  ['line', ({ line }) => line],
  ['retransmission', ({ retransmission }) => retransmission],
  ['duplicate', ({ duplicate }) => duplicate === true],
];
