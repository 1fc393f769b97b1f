import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import type { Rule } from './rule.ts';

export const extension420: Rule = {
  id: 'extension-420',
  severity: 'error',
  reference: 'RFC 3261 8.2.2.3, 21.4.15',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [420],
  check(call) {
    const refusal = refusalOf(call, 420);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const unsupported = final.tokens('Unsupported').filter((tag) => tag !== '100rel');
    // Told by `100rel-420`.
    if (unsupported.length === 0 && final.tokens('Unsupported').length > 0) return null;
    const tags =
      unsupported.length > 0
        ? unsupported
        : [...(invite?.tokens('Require') ?? []), ...(invite?.tokens('Proxy-Require') ?? [])];
    if (tags.length === 0) return null;
    const seen = unsupported.length > 0 ? 'named' : 'required';
    return { confidence: 'certain', evidence: [final, invite], values: { peer, tags: listed(tags) }, seen };
  },
  text: {
    en: {
      title: 'The caller requires an extension that the called side lacks (420)',
      seen: {
        named: '{peer} answered 420: it does not support {tags}.',
        required: '{peer} answered 420 to an INVITE that requires {tags}.',
      },
      advice: 'Let the caller list the extension in Supported instead of Require, or switch it on at the called side.',
    },
    es: {
      title: 'El llamante exige una extensión que el lado llamado no tiene (420)',
      seen: {
        named: '{peer} respondió 420: no soporta {tags}.',
        required: '{peer} respondió 420 a un INVITE que exige {tags}.',
      },
      advice: 'Haga que el llamante ponga la extensión en Supported en vez de Require, o actívela en el lado llamado.',
    },
  },
};
