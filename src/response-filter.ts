import type { Payload } from './payload.ts';
import { parseAddress } from './sip/address.ts';
import type { Message } from './sip/message.ts';
import type { CallFilter } from './summary/call-filter.ts';
import { addressTest, type Aliases } from './summary/conditions/address-pattern.ts';
import { isCode } from './summary/conditions/code-name.ts';
import { partyTest } from './summary/conditions/text-pattern.ts';
import type { TimeWindow } from './summary/conditions/time-window.ts';
import type { Endpoints } from './util/endpoints.ts';

/** Whether a response is listed. */
export type ResponseTest = (message: Message, payload: Payload) => boolean;

/** The conditions of a filter that are of single responses: `peers` is who sent or got it, `methods` the method of CSeq. */
export function responseTest(
  { codes, callIds, from, to, peers, methods }: CallFilter,
  window: TimeWindow | null,
  aliases: Aliases,
  endpoints: Endpoints,
): ResponseTest {
  const tests: ResponseTest[] = [];
  if (codes?.length) {
    const names = codes.map((code) => code.toLowerCase());
    tests.push(({ statusCode }) => names.some((name) => isCode(name, statusCode)));
  }
  if (callIds?.length) tests.push(({ callId }) => callId !== null && callIds.includes(callId));
  if (methods?.length) tests.push(({ methodName }) => methods.some((method) => method.toUpperCase() === methodName));
  if (window) tests.push((_, { timeMicros }) => window.holds(timeMicros));
  if (peers?.length) {
    const isPeer = addressTest(peers, aliases);
    tests.push((_, payload) => [payload.source, payload.destination].some((id) => isPeer(endpoints.text(id))));
  }
  if (from?.length) tests.push(partyIn('From', from));
  if (to?.length) tests.push(partyIn('To', to));
  return (message, payload) => tests.every((test) => test(message, payload));
}

function partyIn(header: 'From' | 'To', patterns: readonly string[]): ResponseTest {
  const tests = patterns.map(partyTest);
  return (message) => {
    const { user, host } = parseAddress(message.header(header) ?? '');
    return tests.some((test) => test(user, host));
  };
}
