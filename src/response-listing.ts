import { SEEN, type Seen } from './calls/repetition.ts';
import type { CodeTable } from './codes/code-table.ts';
import { TRANSPORT_NAMES, type Payload } from './payload.ts';
import type { ResponseRecord } from './result.ts';
import type { Message } from './sip/message.ts';
import { matchesCode, type CallFilter } from './summary/call-filter.ts';
import type { Endpoints } from './util/endpoints.ts';
import { isoTime } from './util/time.ts';

/** A response as the `responses` command lists it, or null when the filter leaves it out. */
export function responseRecord(
  message: Message,
  payload: Payload,
  how: Seen,
  codes: CodeTable,
  endpoints: Endpoints,
  filter: CallFilter | undefined,
): ResponseRecord | null {
  const { statusCode: code } = message;
  if (filter?.codes?.length && !filter.codes.some((wanted) => matchesCode(wanted, code))) return null;
  const callId = message.callId;
  if (filter?.callIds?.length && !filter.callIds.some((wanted) => wanted === callId)) return null;
  const { meaning, category } = codes.response(code);
  return {
    time: isoTime(payload.timeMicros),
    source: endpoints.text(payload.source),
    destination: endpoints.text(payload.destination),
    transport: TRANSPORT_NAMES[payload.transport] ?? null,
    code,
    phrase: message.reasonPhrase ?? '',
    meaning,
    category,
    method: message.methodName,
    callId,
    input: payload.input,
    ...payload.place(),
    retransmission: how === SEEN.retransmission,
    ...(how === SEEN.duplicate ? { duplicate: true as const } : {}),
  };
}
