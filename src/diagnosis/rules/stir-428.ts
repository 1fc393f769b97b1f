import { STIR_CARRIERS, stirRefusal } from '../stir-refusal.ts';
import type { Rule } from './rule.ts';

export const stir428: Rule = {
  id: 'stir-428',
  severity: 'error',
  reference: 'RFC 8224 6.2.2',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [428, ...STIR_CARRIERS],
  check(call) {
    const refusal = stirRefusal(call, 428);
    if (refusal === null) return null;
    const { final, request, check } = refusal;
    return {
      confidence: check?.isSigned === true ? 'likely' : 'certain',
      evidence: [final, request],
      values: { peer: final.sender, sender: final.receiver },
      seen: check === null ? 'code' : check.isSigned ? 'signed' : 'unsigned',
    };
  },
  text: {
    en: {
      title: 'A signed caller identity is demanded (428)',
      seen: {
        code: '{peer} demands a signed caller identity (Identity header).',
        unsigned: '{peer} demands a signed caller identity, and the INVITE of {sender} has no Identity header.',
        signed: '{peer} demands a signed caller identity although the INVITE of {sender} has an Identity header.',
      },
      advice:
        'Have the calls signed (STIR/SHAKEN) by whoever owns the number, and find the hop that drops Identity, such as an SBC or a TDM leg.',
      caveat: 'A hop further on may have dropped the header, or the verifier may want one of another kind (ppt).',
    },
    es: {
      title: 'Se exige una identidad de llamante firmada (428)',
      seen: {
        code: '{peer} exige una identidad de llamante firmada (cabecera Identity).',
        unsigned:
          '{peer} exige una identidad de llamante firmada, y el INVITE de {sender} no lleva la cabecera Identity.',
        signed:
          '{peer} exige una identidad de llamante firmada aunque el INVITE de {sender} lleva la cabecera Identity.',
      },
      advice:
        'Haga que quien posee el número firme las llamadas (STIR/SHAKEN) y busque el salto que pierde Identity, como un SBC o un tramo TDM.',
      caveat: 'Un salto posterior pudo perder la cabecera, o el verificador puede exigir otra clase (ppt).',
    },
  },
};
