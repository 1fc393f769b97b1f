import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import type { Rule } from './rule.ts';

export const extension421: Rule = {
  id: 'extension-421',
  severity: 'error',
  reference: 'RFC 3261 21.4.16',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [421],
  check(call) {
    const refusal = refusalOf(call, 421);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const tags = final.tokens('Require').filter((tag) => tag !== '100rel');
    if (tags.length === 0) return null;
    return { confidence: 'certain', evidence: [final, invite], values: { peer, tags: listed(tags) } };
  },
  text: {
    en: {
      title: 'The called side insists on an extension (421)',
      seen: '{peer} answered 421: it requires {tags}.',
      advice:
        'Switch that extension on at the caller (timer: session timers; sec-agree: IMS security), or no longer require it.',
    },
    es: {
      title: 'El lado llamado exige una extensión (421)',
      seen: '{peer} respondió 421: exige {tags}.',
      advice:
        'Active esa extensión en el llamante (timer: temporizadores de sesión; sec-agree: seguridad de IMS), o deje de exigirla.',
    },
  },
};
