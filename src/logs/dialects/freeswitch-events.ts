import type { LogEventKind } from '../../log-event.ts';
import type { LogMemory } from '../log-memory.ts';
import type { SaidEvent } from '../dialect.ts';
import { latin1, type LogLine } from '../log-line.ts';
import { parseTime } from '../log-time.ts';
import { saidEvent } from '../said-event.ts';

const UUID = String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`;
/** `[uuid ]2021-12-16 15:10:15.437923 [95.30% ][NOTICE] `: the share of idle time since 1.10.2. */
export const RECORD = new RegExp(
  `^(?:${UUID} )?\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} (?:\\d+\\.\\d+% )?\\[[A-Z]+\\] `,
);

const PARTS = new RegExp(
  `^(?:(${UUID}) )?(\\d{4}-\\d\\d-\\d\\d \\S+) (?:\\S+% )?\\[[A-Z]+\\] (?:[\\w.-]+:\\d+ )?(.*)$`,
);
const NEW_CHANNEL = new RegExp(`^New Channel (sofia/\\S+) \\[(${UUID})\\]`);
const RECEIVING = /(sofia\/\S+) receiving invite from \S+ .*call-id: (\S+)/;
const TERMINATED = /Channel (sofia\/\S+) entering state \[terminated\]\[([3-6]\d\d)\]/;
const HANGUP = /Hangup (sofia\/\S+) \[\w+\] \[(\w+)\]/;
const ORIGINATE = /Originate (?:Failed\.\s+|Resulted in Error )Cause: (?:(\d+) )?\[?(\w+)\]?/;
const AUTH_FAILURE = /SIP auth failure \((\w+)\) on sofia profile/;
const FAILED_REGISTRATION = /Failed Registration with status (.*?) \[(\d{3})\]/;
/** Two channels of one name at a time: a line that has only the name belongs to nobody. */
const AMBIGUOUS = '';

/** Names of causes in FreeSWITCH's switch_types.h whose numbers are those of Q.850 and say why a call failed. */
const CAUSES: Record<string, number> = {
  UNALLOCATED_NUMBER: 1,
  NO_ROUTE_TRANSIT_NET: 2,
  NO_ROUTE_DESTINATION: 3,
  CHANNEL_UNACCEPTABLE: 6,
  NORMAL_CLEARING: 16,
  USER_BUSY: 17,
  NO_USER_RESPONSE: 18,
  NO_ANSWER: 19,
  SUBSCRIBER_ABSENT: 20,
  CALL_REJECTED: 21,
  NUMBER_CHANGED: 22,
  EXCHANGE_ROUTING_ERROR: 25,
  DESTINATION_OUT_OF_ORDER: 27,
  INVALID_NUMBER_FORMAT: 28,
  FACILITY_REJECTED: 29,
  NORMAL_UNSPECIFIED: 31,
  NORMAL_CIRCUIT_CONGESTION: 34,
  NETWORK_OUT_OF_ORDER: 38,
  NORMAL_TEMPORARY_FAILURE: 41,
  SWITCH_CONGESTION: 42,
  REQUESTED_CHAN_UNAVAIL: 44,
  OUTGOING_CALL_BARRED: 52,
  INCOMING_CALL_BARRED: 54,
  BEARERCAPABILITY_NOTAUTH: 57,
  BEARERCAPABILITY_NOTAVAIL: 58,
  SERVICE_UNAVAILABLE: 63,
  BEARERCAPABILITY_NOTIMPL: 65,
  CHAN_NOT_IMPLEMENTED: 66,
  FACILITY_NOT_IMPLEMENTED: 69,
  INCOMPATIBLE_DESTINATION: 88,
  RECOVERY_ON_TIMER_EXPIRE: 102,
  PROTOCOL_ERROR: 111,
  INTERWORKING: 127,
};

/** What FreeSWITCH's own lines say; a channel's UUID, else its name, leads to the Call-ID of its INVITE. */
export function freeswitchEvent(line: LogLine, memory: LogMemory): SaidEvent | null {
  const { bytes, start, end } = line;
  // A record begins with a digit of its date or of a UUID.
  const first = bytes[start]!;
  if (end - start < 30 || !((first >= 0x30 && first <= 0x39) || (first >= 0x61 && first <= 0x66))) return null;
  const match = PARTS.exec(latin1(bytes, start, Math.min(end, start + 2048)));
  if (!match) return null;
  const [, uuid, time, text] = match;
  const said = wordsOf(text!, uuid ?? null, memory);
  return said && { ...said, time: parseTime(time!) };
}

function wordsOf(text: string, uuid: string | null, memory: LogMemory): SaidEvent | null {
  if (learn(text, uuid, memory)) return null;
  const say = (kind: LogEventKind, name: string | undefined, rest: Partial<SaidEvent>): SaidEvent =>
    saidEvent(kind, text, { callId: callIdOf(uuid, name, memory), ...rest });
  let match = TERMINATED.exec(text);
  if (match) return say('hangup', match[1], { code: Number(match[2]) });
  match = HANGUP.exec(text);
  if (match) {
    const said = say('hangup', match[1], { q850Cause: CAUSES[match[2]!] ?? 0, phrase: match[2]! });
    memory.delete(match[1]!);
    return said;
  }
  match = ORIGINATE.exec(text);
  if (match)
    return say('hangup', undefined, { q850Cause: Number(match[1] ?? CAUSES[match[2]!] ?? 0), phrase: match[2]! });
  match = AUTH_FAILURE.exec(text);
  if (match) return say('auth-failed', undefined, { method: match[1]! });
  match = FAILED_REGISTRATION.exec(text);
  if (match)
    return say('registration-failed', undefined, { method: 'REGISTER', code: Number(match[2]), phrase: match[1]! });
  return text.includes('Timeout Registering') ? say('registration-failed', undefined, { method: 'REGISTER' }) : null;
}

/** Lines that name a channel. @returns whether it was one */
function learn(text: string, uuid: string | null, memory: LogMemory): boolean {
  const channel = NEW_CHANNEL.exec(text);
  if (channel) {
    memory.set(channel[1]!, memory.get(channel[1]!) === null ? channel[2]! : AMBIGUOUS);
    return true;
  }
  const receiving = RECEIVING.exec(text);
  if (!receiving) return false;
  // Without a UUID before the line, the name is all there is.
  const mark = uuid ?? (memory.get(receiving[1]!) || null);
  if (mark !== null) memory.set(mark, receiving[2]!);
  return true;
}

function callIdOf(uuid: string | null, name: string | undefined, memory: LogMemory): string | null {
  const mark = uuid ?? (name === undefined ? null : memory.get(name));
  return mark === null || mark === AMBIGUOUS ? null : memory.get(mark);
}
