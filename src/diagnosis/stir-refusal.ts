import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';
import { checkIdentity, type IdentityCheck } from './identity-check.ts';
import { saysStaleDate, stirCause } from './refusal-texts.ts';

/** A call refused for its signed identity. */
export interface StirRefusal {
  readonly final: CaseMessage;
  readonly request: CaseMessage | null;
  /** null when the INVITE was not kept. */
  readonly check: IdentityCheck | null;
}

/** Refusals that may be for the caller's identity: a Reason of protocol STIR tells which (RFC 9410). */
export const STIR_CARRIERS: readonly number[] = [403, 603, 607, 608];

/** @param code of RFC 8224 6.2.2, as code of the response or as cause in its Reason */
export function stirRefusal(call: CallCase, code: number): StirRefusal | null {
  const { final } = call;
  if (final === null) return null;
  const isCarried = STIR_CARRIERS.includes(final.code) && stirCause(final) === code;
  if (final.code !== code && !isCarried) return null;
  if (final.code === 403 && !isCarried && !saysStaleDate(final)) return null;
  const request = call.requestOf(final.transaction);
  return { final, request, check: request === null ? null : checkIdentity(request) };
}
