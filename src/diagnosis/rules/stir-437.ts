import { shortText } from '../short-text.ts';
import { STIR_CARRIERS, stirRefusal } from '../stir-refusal.ts';
import type { Rule } from './rule.ts';

export const stir437: Rule = {
  id: 'stir-437',
  severity: 'error',
  reference: 'RFC 8224 6.2.2',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [437, ...STIR_CARRIERS],
  check(call) {
    const refusal = stirRefusal(call, 437);
    if (refusal === null) return null;
    const { final, request, check } = refusal;
    const address = check?.passport?.info ?? check?.passport?.x5u ?? null;
    const algorithm = check?.algorithm ?? null;
    return {
      confidence: 'certain',
      evidence: [final, request],
      values: { peer: final.sender, address: shortText(address, 120), algorithm: shortText(algorithm) },
      seen: algorithm !== null ? 'algorithm' : address === null ? 'code' : 'address',
    };
  },
  text: {
    en: {
      title: 'The certificate of the signed identity is not accepted (437)',
      seen: {
        code: '{peer} does not accept the certificate of the signed identity.',
        address: '{peer} does not accept the certificate of the signed identity, which is at {address}.',
        algorithm: '{peer} does not accept the signed identity; it is signed by {algorithm}, not by ES256.',
      },
      advice:
        'Check that the chain leads to an authority that the verifier trusts, that it has not expired, and that it may sign for this number. Sign by ES256.',
    },
    es: {
      title: 'No se acepta el certificado de la identidad firmada (437)',
      seen: {
        code: '{peer} no acepta el certificado de la identidad firmada.',
        address: '{peer} no acepta el certificado de la identidad firmada, que está en {address}.',
        algorithm: '{peer} no acepta la identidad firmada; está firmada con {algorithm}, no con ES256.',
      },
      advice:
        'Compruebe que la cadena lleva a una autoridad en la que el verificador confía, que no ha caducado y que puede firmar por este número. Firme con ES256.',
    },
  },
};
