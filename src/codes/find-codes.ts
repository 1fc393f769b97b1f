import { type CodeEntry, type CodeTable, loadCodeTable } from './code-table.ts';
import { foldedWords } from './folded-text.ts';
import { q850Facts } from './q850-facts.ts';
import { responseFacts } from './response-facts.ts';
import { SearchIndex } from './search-index.ts';
import { WARNING_CODES } from './warning-code.ts';

/** What a query to the tables found. */
export interface FoundCodes {
  readonly query: string;
  /** The best first. */
  readonly entries: readonly CodeEntry[];
  /** Words near to those of a query that found nothing. */
  readonly suggestions: readonly string[];
}

/**
 * Looks up what a person typed: `486`, `486,503`, `4xx`, `Q.850 34`, `warning 304`, `INVITE`, `STIR`, a reason phrase, or words
 * in the language of the table or in English. An empty query finds every status code.
 */
export async function findCodes(query: string, table: CodeTable): Promise<FoundCodes> {
  const text = query.trim();
  if (text === '') return { query, entries: table.responses(), suggestions: [] };
  const direct = byNumber(text, table) ?? byKind(text, table) ?? byName(text, table);
  if (direct) return { query, entries: direct, suggestions: [] };

  const index = await indexOf(table);
  const named = index.named(text);
  if (named.length > 0) return { query, entries: named, suggestions: [] };
  const typed = foldedWords(text);
  // One and two letters ("is", "no", "de") match too much to be asked for, unless there is nothing else.
  const telling = typed.filter((word) => word.length > 2);
  const wanted = telling.length > 0 ? telling : typed;
  const entries = index.search(wanted, typed);
  const suggestions = entries.length > 0 ? [] : [...new Set(wanted.flatMap((word) => index.near(word)))];
  return { query, entries, suggestions };
}

/** Status codes and classes: `486`, `4xx`, `48x`, and lists of them; null when the query is something else. */
function byNumber(text: string, table: CodeTable): CodeEntry[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (!parts.every((part) => /^\d{1,5}$|^\d[\dx]x$/i.test(part))) return null;
  return [
    ...new Set(parts.flatMap((part) => (/x/i.test(part) ? likePattern(part, table) : likeNumber(Number(part), table)))),
  ];
}

function likePattern(pattern: string, table: CodeTable): CodeEntry[] {
  const digits = new RegExp(`^${pattern.replace(/x/gi, '\\d')}$`);
  return table.responses().filter((entry) => digits.test(String(entry.code)));
}

/** A status code; what else the number may be, when the table of status codes does not have it. */
function likeNumber(number: number, table: CodeTable): CodeEntry[] {
  const isStatus = number >= 100 && number <= 699;
  const entries: CodeEntry[] = isStatus ? [table.response(number)] : [];
  if (responseFacts(number) || table.overrides[number]) return entries;
  if (q850Facts(number)) entries.push(table.q850(number));
  if (WARNING_CODES.includes(number)) entries.push(table.warning(number));
  return entries;
}

/** A kind with or without a number: `q850 34`, `Q.850;cause=34`, `warnings`, `SIP;cause=200`; null when the query is something else. */
function byKind(text: string, table: CodeTable): CodeEntry[] | null {
  const [, kind, digits] =
    /^(q\.?850|warnings?|sip|methods?|reasons?)\s*[:;,]?\s*(?:cause\s*=?\s*)?(\d{1,5})?\b/i.exec(text) ?? [];
  if (kind === undefined) return null;
  const alone = /^[\w.]+$/.test(text);
  switch (`${kind.toLowerCase().replace('.', '').replace(/s$/, '')}${digits === undefined ? '' : ' n'}`) {
    case 'q850 n':
      return [table.q850(Number(digits))];
    case 'q850':
      return alone ? table.causes() : null;
    case 'warning n':
      return [table.warning(Number(digits))];
    case 'warning':
      return alone ? table.warnings() : null;
    case 'sip n':
      return likeNumber(Number(digits), table);
    case 'method':
      return alone ? table.methods() : null;
    case 'reason':
      return alone ? table.reasonProtocols() : null;
    default:
      return null;
  }
}

/** A method in any case; a Reason protocol spelled as the registry does (`stir` is a word to search for), perhaps with a cause. */
function byName(text: string, table: CodeTable): CodeEntry[] | null {
  const method = table.method(text.toUpperCase());
  if (method) return [method];
  const name = text.replace(/\s*;\s*cause\s*=.*$/is, '');
  const protocol = table.reasonProtocol(name);
  return protocol?.protocol === name ? [protocol] : null;
}

const indexes = new WeakMap<CodeTable, Promise<SearchIndex>>();

/** The index of a table, together with English; made once. */
function indexOf(table: CodeTable): Promise<SearchIndex> {
  let index = indexes.get(table);
  if (!index) indexes.set(table, (index = makeIndex(table)));
  return index;
}

async function makeIndex(table: CodeTable): Promise<SearchIndex> {
  if (table.language === 'en') return new SearchIndex([table]);
  return new SearchIndex([table, await loadCodeTable('en', table.overrides)]);
}
