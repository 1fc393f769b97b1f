import schema from './report.schema.json' with { type: 'json' };

/** The JSON Schema of a report (draft 2020-12), strict: a key that is not in it is an error. */
export const reportSchema: Readonly<Record<string, unknown>> = schema;
