import { parseContacts, parseUri, type SipUri } from '../sip/grammar.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** Targets read of one redirection. */
const MOST_CONTACTS = 16;

/** Where a 3xx sends the caller: the URIs of its Contact headers. */
export function targetsOf(redirection: CaseMessage): SipUri[] {
  return redirection
    .headers('Contact')
    .slice(0, MOST_CONTACTS)
    .flatMap((value) => parseContacts(value))
    .slice(0, MOST_CONTACTS)
    .map(({ uri }) => uri);
}

/** User and host, as people name a target. */
export function targetName({ user, host, text }: SipUri): string {
  return host === null ? text : user === null ? host : `${user}@${host}`;
}

/** Whether two URIs lead to the same place; what decides the way is compared (RFC 3261 19.1.4). */
export function isSameTarget(one: SipUri, other: SipUri): boolean {
  if (one.params.has('maddr') || other.params.has('maddr')) return false;
  const key = ({ scheme, user, host, port, params }: SipUri): string =>
    [scheme, user, host?.toLowerCase(), port ?? '', params.get('transport')?.toLowerCase() ?? ''].join(' ');
  return key(one) === key(other);
}

/** An INVITE of the caller that was answered with a redirection. */
export interface Redirected {
  readonly invite: CaseMessage;
  readonly final: CaseMessage;
  readonly target: SipUri | null;
}

/** The caller's INVITEs with a 3xx, in the order of time. */
export function redirections(call: CallCase): Redirected[] {
  return call.invites.flatMap((invite): Redirected[] => {
    const final = call.finalOf(invite);
    if (final === null || final.code < 300 || final.code >= 400) return [];
    return [{ invite, final, target: invite.requestUri === null ? null : parseUri(invite.requestUri) }];
  });
}
