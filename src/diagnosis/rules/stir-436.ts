import { shortText } from '../short-text.ts';
import { STIR_CARRIERS, stirRefusal } from '../stir-refusal.ts';
import type { Rule } from './rule.ts';

export const stir436: Rule = {
  id: 'stir-436',
  severity: 'error',
  reference: 'RFC 8224 6.2.2',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [436, ...STIR_CARRIERS],
  check(call) {
    const refusal = stirRefusal(call, 436);
    if (refusal === null) return null;
    const { final, request, check } = refusal;
    const passport = check?.passport ?? null;
    const address = passport?.info ?? passport?.x5u ?? null;
    return {
      confidence: 'certain',
      evidence: [final, request],
      values: { peer: final.sender, address: shortText(check?.certificate ?? address, 120) },
      seen: check?.certificate != null ? 'wrong' : address === null ? 'code' : 'address',
    };
  },
  text: {
    en: {
      title: 'The certificate of the signed identity cannot be fetched (436)',
      seen: {
        code: '{peer} could not fetch the certificate of the signed identity.',
        address: '{peer} could not fetch the certificate of the signed identity from {address}.',
        wrong: '{peer} could not fetch the certificate: its address is not one of https: {address}.',
      },
      advice:
        'Fetch the address in info= and x5u from the network of the verifier: DNS, firewall, TLS certificate and path of the repository.',
    },
    es: {
      title: 'No se puede obtener el certificado de la identidad firmada (436)',
      seen: {
        code: '{peer} no pudo obtener el certificado de la identidad firmada.',
        address: '{peer} no pudo obtener el certificado de la identidad firmada en {address}.',
        wrong: '{peer} no pudo obtener el certificado: su dirección no es https: {address}.',
      },
      advice:
        'Descargue la dirección de info= y x5u desde la red del verificador: DNS, cortafuegos, certificado TLS y ruta del repositorio.',
    },
  },
};
