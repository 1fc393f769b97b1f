import { type AuthValue, parseAuthValue } from '../sip/auth-value.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';
import { comesBefore } from './case-order.ts';

/** One INVITE of the caller that was challenged. */
export interface AuthRound {
  readonly request: CaseMessage;
  readonly challenge: CaseMessage;
  /** The Digest challenge; of several, the one that credentials were there for. */
  readonly asked: AuthValue;
  /** The credentials for its realm; null when there were none. */
  readonly given: AuthValue | null;
}

/**
 * What became of a call that ended with a challenge. `unanswered`: no credentials for its realm came. `outdated`: only
 * some with a nonce from before the call. `refused`: right by form, and challenged anew. `repeated`: the same nonce and the same
 * response again and again. `stale`: a nonce of this call was called stale. `reused`: a nonce that was no more the latest one.
 */
export type AuthEnd = 'unanswered' | 'outdated' | 'refused' | 'repeated' | 'stale' | 'reused';

/** The challenges of a call that ended with one, and what was wrong with the answers. */
export interface AuthStory {
  readonly end: AuthEnd;
  readonly last: AuthRound;
  /** Challenges to requests that had credentials for the realm, in the order seen. */
  readonly refused: readonly AuthRound[];
}

/** A 401 asks for one pair of headers, a 407 for the other (RFC 3261 22.2, 22.3). */
const HEADERS: Readonly<Record<number, { asks: string; gives: string }>> = {
  401: { asks: 'WWW-Authenticate', gives: 'Authorization' },
  407: { asks: 'Proxy-Authenticate', gives: 'Proxy-Authorization' },
};
const MOST_VALUES = 8;

/** Tells the story of a call that ended with a challenge; null when it did not, or too little of it was kept. */
export function authStory(call: CallCase): AuthStory | null {
  const { invites, told } = call;
  const latest = invites.reduce<CaseMessage | null>((a, b) => (a === null || comesBefore(a, b) ? b : a), null);
  if (told === null || latest === null || call.finalOf(latest) !== told) return null;
  const rounds = invites.flatMap((request) => roundOf(request, call.finalOf(request)) ?? []);
  const last = rounds.find(({ request }) => request === latest);
  if (last === undefined) return null;
  const ofRealm = rounds.filter(({ asked }) => realmOf(asked) === realmOf(last.asked));
  const refused = ofRealm.filter(({ given }) => given !== null);
  return { end: endOf(last, ofRealm, refused), last, refused };
}

export function realmOf({ params }: AuthValue): string {
  return params.get('realm') ?? '';
}

export function nonceOf({ params }: AuthValue): string {
  return params.get('nonce') ?? '';
}

export function isStale({ params }: AuthValue): boolean {
  return params.get('stale')?.toLowerCase() === 'true';
}

/** The Digest challenges of a response; those of IMS (RFC 3310) follow rules of their own. */
export function challengesIn(response: CaseMessage): AuthValue[] {
  return digestsIn(response, HEADERS[response.code]?.asks);
}

/** The Digest credentials of a request that a challenge with that code asks for. */
export function credentialsIn(request: CaseMessage, code: number): AuthValue[] {
  return digestsIn(request, HEADERS[code]?.gives);
}

function digestsIn(message: CaseMessage, name: string | undefined): AuthValue[] {
  if (name === undefined) return [];
  return message
    .headers(name)
    .slice(0, MOST_VALUES)
    .flatMap((value) => parseAuthValue(value) ?? [])
    .filter(({ scheme, params }) => scheme === 'digest' && !/^akav/i.test(params.get('algorithm') ?? ''));
}

function roundOf(request: CaseMessage, challenge: CaseMessage | null): AuthRound | null {
  if (challenge === null || HEADERS[challenge.code] === undefined || request.message === null) return null;
  const challenges = challengesIn(challenge);
  const credentials = credentialsIn(request, challenge.code);
  for (const asked of challenges) {
    const given = credentials.find((value) => realmOf(value) === realmOf(asked));
    if (given !== undefined) return { request, challenge, asked, given };
  }
  const [asked] = challenges;
  return asked === undefined ? null : { request, challenge, asked, given: null };
}

function endOf(last: AuthRound, ofRealm: readonly AuthRound[], refused: readonly AuthRound[]): AuthEnd {
  const { given, asked } = last;
  if (given === null) return 'unanswered';
  const used = nonceOf(given);
  const before = ofRealm.filter(({ challenge }) => comesBefore(challenge, last.request));
  if (!before.some((round) => nonceOf(round.asked) === used)) return 'outdated';
  if (nonceOf(before.at(-1)!.asked) !== used) return 'reused';
  if (isStale(asked)) return 'stale';
  const same = refused.filter((round) => nonceOf(round.asked) === used && isSameAnswer(round.given, given));
  return same.length > 1 ? 'repeated' : 'refused';
}

function isSameAnswer(one: AuthValue | null, other: AuthValue): boolean {
  const response = other.params.get('response') ?? '';
  return response !== '' && one?.params.get('response') === response && nonceOf(one) === nonceOf(other);
}
