// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { QUOTED } from './results-markdown.mjs';

/** What stands between the marks of the part that README.md quotes from the results. @param {string} text */
export function quotedFrom(text) {
  const [before, after] = boundsIn(text);
  return text.slice(before, after).trim();
}

/** Puts the part of the results into a README. @param {string} resultsPath @param {string} readmePath */
export function quoteInReadme(resultsPath, readmePath) {
  const readme = readFileSync(readmePath, 'utf8');
  const [before, after] = boundsIn(readme);
  const part = quotedFrom(readFileSync(resultsPath, 'utf8'));
  writeFileSync(readmePath, `${readme.slice(0, before)}\n${part}\n${readme.slice(after)}`);
}

/** @param {string} text */
function boundsIn(text) {
  const [begin = '', end = ''] = QUOTED;
  const before = text.indexOf(begin) + begin.length;
  const after = text.indexOf(end);
  if (before < begin.length || after < before) throw new Error(`no part from ${begin} to ${end}`);
  return /** @type {const} */ ([before, after]);
}
