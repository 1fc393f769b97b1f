/** A gate as it is given. */
export interface GateSpec {
  /** What is bad: `ser<95%`, `share(503)>2% where peer=10.0.0.2`. */
  expression: string;
  /** `error` fails the run, `warning` only says so. */
  level: 'error' | 'warning';
  /** Why the gate is there, for people; told with its result. */
  reason: string | null;
}
