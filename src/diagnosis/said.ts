import type { CaseMessage } from './case-message.ts';

/** Longer remarks make no sentence. */
const MOST_TEXT = 100;
/** Servers' remarks about themselves, and Asterisk's words for no particular cause. */
const SAYS_NOTHING = /^\s*(?:Noisy feedback tells|Normal(?: Clearing|, unspecified)?\s*$|Unknown\s*$)/i;

/** The words of a refusal that say most: of its Reason, a Warning, a product's header, else its phrase; empty when there are none. */
export function saidIn(message: CaseMessage): string {
  const { hints } = message;
  const texts = [
    ...(hints?.reasons ?? []).map(({ text }) => text),
    ...(hints?.warnings ?? []).map(({ text }) => text),
    ...(hints?.vendor ?? []).map(({ header, value }) => (header === 'Error-Info' ? null : value)),
    message.phrase,
  ];
  return shown(texts.find((text) => text !== null && text.trim() !== '' && !SAYS_NOTHING.test(text)) ?? '');
}

/** Every word that a refusal says of its cause, in lower case. */
export function wordsOf(message: CaseMessage): string {
  const { hints } = message;
  const texts = [
    message.phrase,
    ...(hints?.reasons ?? []).map(({ text }) => text ?? ''),
    ...(hints?.warnings ?? []).map(({ text }) => text),
    ...(hints?.vendor ?? []).map(({ value }) => value),
  ];
  return texts.join(' | ').slice(0, 2000).toLowerCase();
}

/** Text from the wire as it stands in a sentence. */
export function shown(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.length > MOST_TEXT ? `${plain.slice(0, MOST_TEXT)}…` : plain;
}

/** A few things in a row, the rest left out; `?` when there are none. */
export function listed(things: readonly string[], most = 6): string {
  const few = [...new Set(things)].slice(0, most).map(shown);
  return few.length === 0 ? '?' : `${few.join(', ')}${new Set(things).size > most ? ', …' : ''}`;
}
