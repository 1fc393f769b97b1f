import { expect, it } from 'vitest';
import { firstSentence } from '../../src/report/first-sentence.ts';

it.each([
  ['It rang. Nobody answered.', 'It rang'],
  ['Not in RFC 3261 21.4.18 but elsewhere. More.', 'Not in RFC 3261 21.4.18 but elsewhere'],
  ['No full stop', 'No full stop'],
  ['¿Está activo? Sí.', '¿Está activo? Sí'],
  ['Primero. ¿Y luego?', 'Primero'],
  ['', ''],
])('%j begins with %j', (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});
