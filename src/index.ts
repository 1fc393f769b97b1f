export { analyze, type AnalyzeOptions, type Progress } from './analyze.ts';
export { TraceError, type TraceErrorCode } from './errors.ts';
export type { CallFilter } from './summary/call-filter.ts';
export type * from './result.ts';
