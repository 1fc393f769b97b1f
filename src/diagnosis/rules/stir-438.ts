import type { IdentityCheck } from '../identity-check.ts';
import { shortText } from '../short-text.ts';
import { STIR_CARRIERS, stirRefusal } from '../stir-refusal.ts';
import type { Rule } from './rule.ts';

export const stir438: Rule = {
  id: 'stir-438',
  severity: 'error',
  reference: 'RFC 8224 6.2.2',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [438, ...STIR_CARRIERS],
  check(call) {
    const refusal = stirRefusal(call, 438);
    if (refusal === null) return null;
    const { final, request, check } = refusal;
    const [signed, sent] = check?.orig ?? check?.dest ?? [];
    return {
      confidence: signed === undefined ? 'certain' : 'likely',
      evidence: [final, request],
      values: { peer: final.sender, signed: shortText(signed), sent: shortText(sent) },
      seen: check === null ? 'code' : shapeOf(check),
    };
  },
  text: {
    en: {
      title: 'The signature of the caller identity does not verify (438)',
      seen: {
        code: '{peer} could not verify the signature of the caller identity.',
        orig: '{peer} could not verify the signature: it was made for the caller {signed}, and the INVITE names {sent}.',
        dest: '{peer} could not verify the signature: it was made for a call to {signed}, and the INVITE names {sent}.',
        damaged:
          '{peer} could not verify the signature: the Identity header holds nothing that can be read as one (PASSporT).',
      },
      advice:
        'Find the hop that changes From, P-Asserted-Identity, To or Date after signing, and sign behind it. Otherwise compare the certificate with the key that signs.',
      caveat: 'Another reason, such as a wrong key, cannot be seen here.',
    },
    es: {
      title: 'La firma de la identidad del llamante no se verifica (438)',
      seen: {
        code: '{peer} no pudo verificar la firma de la identidad del llamante.',
        orig: '{peer} no pudo verificar la firma: se hizo para el llamante {signed}, y el INVITE indica {sent}.',
        dest: '{peer} no pudo verificar la firma: se hizo para una llamada a {signed}, y el INVITE indica {sent}.',
        damaged:
          '{peer} no pudo verificar la firma: la cabecera Identity no contiene nada que se pueda leer como tal (PASSporT).',
      },
      advice:
        'Busque el salto que cambia From, P-Asserted-Identity, To o Date después de la firma, y firme detrás de él. Si no lo hay, compare el certificado con la clave que firma.',
      caveat: 'Otra razón, como una clave incorrecta, no se puede ver aquí.',
    },
  },
};

function shapeOf({ orig, dest, isSigned, isReadable }: IdentityCheck): string {
  if (orig !== null) return 'orig';
  if (dest !== null) return 'dest';
  return isSigned && !isReadable ? 'damaged' : 'code';
}
