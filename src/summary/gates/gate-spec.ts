/** A gate as it is given. */
export interface GateSpec {
  /** What is bad: `ser<95%`, `share(503)>2% where peer=10.0.0.2`. */
  expression: string;
  /** `error` fails the run, `warning` only says so. */
  level: 'error' | 'warning';
  /** Why the gate is there, for people; told with its result. */
  reason: string | null;
  /** The last day that it is looked at, `2026-12-31`; null or absent for no end. */
  until?: string | null;
}

/** An expression as results have it: as it was typed, for that is how whoever wrote it finds it. */
export function expressionText({ expression }: Pick<GateSpec, 'expression'>): string {
  return expression.trim().replace(/\s+/g, ' ');
}
