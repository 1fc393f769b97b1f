import { SEEN, type Seen } from './calls/repetition.ts';
import type { CodeTable } from './codes/code-table.ts';
import { TRANSPORT_NAMES, type Payload } from './payload.ts';
import type { ResponseRecord } from './response-record.ts';
import type { Message } from './sip/message.ts';
import type { Endpoints } from './util/endpoints.ts';
import { isoTime } from './util/time.ts';

/** A response as the `responses` command lists it. */
export function responseRecord(
  message: Message,
  payload: Payload,
  how: Seen,
  codes: CodeTable,
  endpoints: Endpoints,
): ResponseRecord {
  const { statusCode: code, callId } = message;
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
