import type { CodeEntry } from '../codes/code-table.ts';
import type { Words } from '../codes/words.ts';
import { categoryName, methodPlace } from './codes-card.ts';

/** Entries of one kind as rows, before they are laid out. */
export interface CodeList {
  kind: CodeEntry['kind'];
  heads: string[];
  /** A cell for each head; the last is the meaning. */
  rows: string[][];
}

/** One list for each kind of entry, kinds in the order of their best entry. */
export function listsOf(entries: readonly CodeEntry[], words: Words): CodeList[] {
  const lists = new Map<CodeEntry['kind'], CodeList>();
  for (const entry of entries) {
    let list = lists.get(entry.kind);
    if (!list) lists.set(entry.kind, (list = { kind: entry.kind, heads: headsOf(entry.kind, words), rows: [] }));
    list.rows.push([...cellsOf(entry, words), entry.meaning]);
  }
  return [...lists.values()];
}

function headsOf(kind: CodeEntry['kind'], { label }: Words): string[] {
  const heads = {
    response: [label.code, label.phrase, label.category],
    q850: [label.cause, label.name, label.category],
    warning: [label.code, label.text, label.group],
    method: [label.method, label.definedIn],
    reason: [label.protocol, label.definedIn],
  };
  return [...heads[kind], label.meaning];
}

function cellsOf(entry: CodeEntry, words: Words): string[] {
  switch (entry.kind) {
    case 'response':
      return [String(entry.code), entry.phrase ?? `(${words.label.unknownCode})`, categoryName(entry.category, words)];
    case 'q850':
      return [String(entry.cause), entry.title, categoryName(entry.category, words)];
    case 'warning':
      return [String(entry.code), entry.text ?? `(${words.label.unknownCode})`, entry.group ?? ''];
    case 'method':
      return [entry.method, methodPlace(entry) ?? entry.definedBy ?? ''];
    case 'reason':
      return [entry.protocol, entry.reference];
  }
}
