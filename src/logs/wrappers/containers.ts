import type { Wrapper } from '../wrapper.ts';
import { isAny, isDigit, PrefixWrapper } from './prefix-wrapper.ts';

const RFC3339 = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)`;

/** docker compose: `kamailio-1  | `. */
export const dockerCompose = (): Wrapper =>
  new PrefixWrapper({
    name: 'docker-compose',
    ofLines: true,
    pattern: /(?<writer>[a-zA-Z0-9][\w.-]{0,62}) +\| ?/dy,
    beginsWith: isAny,
  });

/** The container runtime interface of Kubernetes: `2026-11-22T15:34:00.1Z stdout F `. */
export const containerRuntime = (): Wrapper =>
  new PrefixWrapper({
    name: 'cri',
    ofLines: true,
    pattern: new RegExp(String.raw`(?<time>${RFC3339}) (?<writer>stdout|stderr) [FP] ?`, 'dy'),
    beginsWith: isDigit,
  });

/** `docker logs --timestamps`, `kubectl logs --timestamps`: a time before each line. */
export const timestamps = (): Wrapper =>
  new PrefixWrapper({
    name: 'timestamps',
    ofLines: true,
    pattern: new RegExp(String.raw`(?<time>${RFC3339}) ?`, 'dy'),
    beginsWith: isDigit,
  });
