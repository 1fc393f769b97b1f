import type { CodeEntry } from '../codes/code-table.ts';
import type { Words } from '../codes/words.ts';
import { cardOf } from './codes-card.ts';
import { listsOf } from './codes-list.ts';

/** One entry in full, as Markdown. */
export function markdownCard(entry: CodeEntry, words: Words): string {
  const card = cardOf(entry, words);
  const parts = [`## ${escape(card.title)}`, escape(card.meaning)];
  parts.push(card.facts.map(([label, value]) => `- **${label}**: ${escape(value)}`).join('\n'));
  for (const { label, items } of card.lists)
    parts.push(`**${label}**`, items.map((item) => `- ${escape(item)}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

/** Several entries, as one Markdown table a kind. */
export function markdownTables(entries: readonly CodeEntry[], words: Words): string {
  const lists = listsOf(entries, words);
  const tables = lists.map(({ kind, heads, rows }) => {
    const heading = lists.length > 1 ? `## ${words.codeKind[kind]}\n\n` : '';
    const lines = [heads, heads.map(() => '---'), ...rows.map((cells) => cells.map(escape))];
    return heading + lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  });
  return tables.join('\n');
}

/** What Markdown would take as markup, a table cell's end included. */
function escape(text: string): string {
  return text.replace(/[\\|*<`]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}
