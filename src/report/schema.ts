import diff from './diff.schema.json' with { type: 'json' };
import ladders from './ladder.schema.json' with { type: 'json' };
import schema from './report.schema.json' with { type: 'json' };

/** The JSON Schema of a report (draft 2020-12), strict: a key that is not in it is an error. */
export const reportSchema: Readonly<Record<string, unknown>> = schema;

/** The JSON Schema of `sipmortem show --format json`; it refers to that of a report. */
export const ladderSchema: Readonly<Record<string, unknown>> = ladders;

/** The JSON Schema of `sipmortem diff --format json`; it refers to that of a report. */
export const diffSchema: Readonly<Record<string, unknown>> = diff;
