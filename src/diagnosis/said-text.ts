import type { CaseMessage } from './case-message.ts';

/** What a response says in words: its phrase, and the texts of Reason and Warning. */
export function saidTexts(response: CaseMessage): string[] {
  const { hints } = response;
  const texts = [
    response.phrase,
    ...(hints?.reasons.map(({ text }) => text ?? '') ?? []),
    ...(hints?.warnings.map(({ text }) => text) ?? []),
  ];
  return texts.filter((text) => text !== '');
}

/** The first of these texts that fits; null when none does. */
export function saidText(response: CaseMessage, pattern: RegExp): string | null {
  return saidTexts(response).find((text) => pattern.test(text)) ?? null;
}
