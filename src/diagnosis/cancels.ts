import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** A CANCEL and the INVITE that it is meant for, on one hop. */
export interface Cancel {
  readonly request: CaseMessage;
  readonly invite: CaseMessage;
}

/** The CANCELs of the initial INVITEs, which have their branch (RFC 3261 9.1), at every hop. */
export function cancelsIn(call: CallCase): Cancel[] {
  return call.inDialog('CANCEL').flatMap((request) => {
    const { branchHash, cseqNumber } = request.transaction;
    const t = call.call.invites.find(
      (i) => i.requests > 0 && i.branchHash === branchHash && i.cseqNumber === cseqNumber,
    );
    const invite = t === undefined ? null : call.requestOf(t);
    return invite === null ? [] : [{ request, invite }];
  });
}

/** That of the INVITE of the caller's last attempt; null when there is none. */
export function callersCancel(call: CallCase): Cancel | null {
  const branches = call.verdict.attempts.at(-1)?.callerSide ?? [];
  return cancelsIn(call).find(({ invite }) => branches.includes(invite.transaction)) ?? null;
}
