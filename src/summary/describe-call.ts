import type { Call } from '../calls/call.ts';
import { linkBetween } from '../calls/legs/leg.ts';
import type { Failure } from '../diagnosis/failure.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import { partyOf } from '../diagnosis/party.ts';
import { responsesOfCall, type ResponseTally } from '../diagnosis/response-rows.ts';
import type { LogEvent } from '../log-event.ts';
import type { CallEvent, CallResponse, Evidence, Ignored, ResultCall } from '../result.ts';
import { TRANSPORT_NAMES } from '../payload.ts';
import { isoTime, secondsBetween } from '../util/time.ts';
import { callIdText } from './call-id-text.ts';
import { callTimes } from './call-times.ts';
import { calleeEndpoint } from './callee-endpoint.ts';
import { describeFinding } from './describe-finding.ts';
import { describeFailure } from './describe-failure.ts';
import { explainCall } from './explain-call.ts';
import type { JudgedFinding } from './known-faults.ts';
import type { Names } from './names.ts';

/**
 * A judged call as reports list it.
 * @param failure null when it was answered, or nobody knows
 * @param known what of it is known: its findings, and that it was not answered
 */
export function describeCall(
  call: Call,
  verdict: Verdict,
  failure: Failure | null,
  { findings, ignored }: { findings: readonly JudgedFinding[]; ignored: Ignored | null },
  names: Names,
): ResultCall {
  const { final, firstInvite } = verdict;
  const finalPhrase = final ? names.phrases.text(final.phrase) : null;
  const { meaning, category } = explainCall(verdict, finalPhrase ?? '', names.codes);
  const anyTransaction = firstInvite ?? call.invites[0] ?? call.inDialog[0];
  const callee = calleeEndpoint(call, verdict);
  const callerAlias = anyTransaction ? names.aliases.ofEndpoint(anyTransaction.source) : null;
  const calleeAlias = names.aliases.ofEndpoint(callee);
  return {
    callId: callIdText(call.callId),
    from: partyOf(call.from),
    to: partyOf(call.to),
    requestUri: call.requestUri,
    caller: anyTransaction ? names.endpoints.text(anyTransaction.source) : null,
    callee: names.endpoints.text(callee),
    transport: TRANSPORT_NAMES[call.transport] ?? null,
    startTime: isoTime(call.firstMicros),
    endTime: isoTime(call.lastMicros),
    outcome: verdict.outcome,
    fault: verdict.fault,
    category,
    finalCode: final?.code ?? null,
    finalPhrase,
    meaning,
    ...describeFailure(failure, names),
    ...(failure === null && { originCode: final?.code ?? null }),
    responses: describeResponses(responsesOfCall(call, verdict), names),
    attempts: verdict.attempts.filter((a) => a.callerSide.some((t) => t.requests > 0)).length,
    messages: call.messages,
    retransmissions: call.retransmissions,
    timing: timingOf(call, verdict),
    linked: linkedLegs(call),
    findings: findings.map((finding) => describeFinding(finding, names.codes.language)),
    alsoIn: (call.otherPlaces ?? []).map(placeOf),
    basis: final?.isAccounted ? 'accounting' : 'messages',
    events: (call.events ?? []).map(describeEvent),
    first: placeOf(call),
    ...(callerAlias !== null && { callerAlias }),
    ...(calleeAlias !== null && { calleeAlias }),
    ...(ignored !== null && { ignored }),
  };
}

function describeEvent({ kind, timeMicros, code, text, input, line }: LogEvent): CallEvent {
  return { kind, time: isoTime(timeMicros), code: code === 0 ? null : code, text, input, line };
}

/** Tallies with their texts. */
export function describeResponses(rows: readonly ResponseTally[], { phrases, codes }: Names): CallResponse[] {
  return rows.map(({ code, phrase, method, role, count, retransmissions }) => ({
    code,
    phrase: phrases.text(phrase),
    method,
    role,
    count,
    retransmissions,
    meaning: codes.response(code).meaning,
  }));
}

/**
 * Delays from the first INVITE of the call, challenges and retries included: what the caller waits. `postDialDelay` runs to
 * the first 18x or 2xx, `ringing` from there to the final response, `setup` to the 2xx, `duration` from the 2xx to the BYE.
 */
function timingOf(call: Call, verdict: Verdict): ResultCall['timing'] {
  const { begunMicros, alertedMicros, finalMicros, answeredMicros, byeMicros } = callTimes(call, verdict);
  return {
    postDialDelay: secondsBetween(begunMicros, Number.isNaN(alertedMicros) ? answeredMicros : alertedMicros),
    ringing: secondsBetween(alertedMicros, finalMicros),
    setup: secondsBetween(begunMicros, answeredMicros),
    duration: secondsBetween(answeredMicros, byeMicros),
  };
}

/** The other legs of the same call, in the order begun. */
function linkedLegs({ leg }: Call): ResultCall['linked'] {
  if (leg === null || leg.group === null) return [];
  return leg.group
    .filter((other) => other !== leg)
    .map((other) => ({ callId: callIdText(other.callId), ...pick(linkBetween(leg, other)) }));
}

function pick({ strategy, confidence }: ReturnType<typeof linkBetween>): Omit<ResultCall['linked'][number], 'callId'> {
  return { strategy, confidence };
}

/** The place of something's first message. */
export function placeOf(seen: { input: number; position: number; positionIsLine: boolean }): Evidence {
  const { input, position } = seen;
  return seen.positionIsLine ? { input, line: position } : { input, frame: position };
}
