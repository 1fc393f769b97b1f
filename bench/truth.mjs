// @ts-check

/**
 * What the capture generator says of one call.
 * @typedef {object} TruthCall
 * @property {'answered' | 'cancelled' | 'no-response' | 'failed'} o how it ended
 * @property {number} f the final code, 0 for none
 * @property {number} [rt] messages sent again
 *
 * The generator's truth file, as far as it is compared.
 * @typedef {object} Truth
 * @property {number} packets
 * @property {number} sipMessages
 * @property {Record<string, number>} responses how many of each code
 * @property {Record<string, TruthCall>} calls by Call-ID
 *
 * The part of a call in the result that has a truth.
 * @typedef {object} JudgedCall
 * @property {string} callId
 * @property {string} outcome
 * @property {number | null} finalCode
 * @property {number} retransmissions
 */

/** Outcomes of the generator's failed calls. It rings before every 480 and never before a 408, so only the first is "no answer". */
const FAILED = new Map([
  [486, 'busy'],
  [603, 'declined'],
  [480, 'no-answer'],
]);

/** @param {TruthCall} call */
function outcomeOf({ o, f }) {
  if (o === 'no-response') return 'timeout';
  return o === 'failed' ? (FAILED.get(f) ?? 'failed') : o;
}

/**
 * What sipmortem should say of a call of the truth file.
 * @param {string} callId
 * @param {TruthCall} call
 * @returns {JudgedCall}
 */
export function expectedCall(callId, call) {
  return { callId, outcome: outcomeOf(call), finalCode: call.f || null, retransmissions: call.rt ?? 0 };
}

/**
 * One line for every call that is missing, surplus or judged otherwise than the truth says.
 * @param {Truth} truth
 * @param {readonly JudgedCall[]} calls
 * @returns {string[]}
 */
export function disagreements(truth, calls) {
  /** @type {string[]} */
  const found = [];
  const seen = new Set();
  for (const { callId, outcome, finalCode, retransmissions } of calls) {
    const call = truth.calls[callId];
    const actual = describe({ callId, outcome, finalCode, retransmissions });
    if (!call) found.push(`${actual}: no such call`);
    else if (seen.has(callId)) found.push(`${actual}: reported twice`);
    else if (actual !== describe(expectedCall(callId, call)))
      found.push(`${actual}: should be ${describe(expectedCall(callId, call))}`);
    seen.add(callId);
  }
  for (const [callId, call] of Object.entries(truth.calls))
    if (!seen.has(callId)) found.push(`${describe(expectedCall(callId, call))}: missing`);
  return found;
}

/** @param {JudgedCall} call */
function describe({ callId, outcome, finalCode, retransmissions }) {
  return `${callId} ${outcome} ${finalCode ?? 'no code'}, ${retransmissions} sent again`;
}
