import type { EmitMessage, RowReader } from './dialect.ts';
import type { LogLine } from './log-line.ts';
import { columnsOf } from './row-readers.ts';
import { emitRow } from './siptrace-row.ts';

const NAME = String.raw`(?:[\w."${'`'}[\]]+\.)?["${'`'}[]?(?:sip_?trace\w*|tracer?)["${'`'}\]]?`;
/** The beginning of rows, with the names of the columns, perhaps. */
export const INSERT = new RegExp(
  String.raw`^\s*(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+${NAME}\s*(?:\(([^)]*)\))?\s*VALUES?\s*`,
  'i',
);
/** PostgreSQL's own way: rows of fields between tabs up to `\.`. */
export const COPY = new RegExp(String.raw`^COPY\s+${NAME}\s*\(([^)]*)\)\s+FROM\s+stdin`, 'i');
const CREATE = new RegExp(String.raw`^\s*CREATE\s+TABLE\s+(?:IF NOT EXISTS\s+)?${NAME}\s*\(`, 'i');
const DEFINED = /^\s*[`"[]?(\w+)[`"\]]?\s+\w/;
const VALUE_LIMIT = 1 << 20;

/** Rows of a dump in SQL, as mysqldump, sqlite3 and pg_dump write it. A value in quotes may hold line ends. */
export class SqlRows implements RowReader {
  readonly #emit: EmitMessage;
  /** Columns by the definition of the table. */
  #defined: string[] = [];
  #isDefining = false;
  #columns: string[] = [];
  #part: 'outside' | 'values' | 'copy' = 'outside';
  #isQuoted = false;
  #fields: string[] | null = null;
  #field = '';
  #line = 0;

  constructor(emit: EmitMessage) {
    this.#emit = emit;
  }

  line(line: LogLine): void {
    const text = line.text();
    if (this.#part === 'copy') this.#copied(text, line.number);
    else if (this.#part === 'values') this.#values(text, 0, line.number);
    else this.#statement(text, line.number);
  }

  end(): void {
    if (this.#fields !== null && this.#isQuoted) this.#endRow();
  }

  #statement(text: string, number: number): void {
    const insert = INSERT.exec(text);
    const copy = insert ? null : COPY.exec(text);
    if (insert) {
      this.#columns = columnsOf(insert[1] ?? this.#defined.join(','));
      this.#part = 'values';
      this.#values(text, insert[0].length, number);
    } else if (copy) {
      this.#columns = columnsOf(copy[1]);
      this.#part = 'copy';
    } else this.#define(text);
  }

  #define(text: string): void {
    if (CREATE.test(text)) {
      this.#isDefining = true;
      this.#defined = [];
    } else if (this.#isDefining && /^\s*\)/.test(text)) this.#isDefining = false;
    else if (this.#isDefining && !/^\s*(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT)\b/i.test(text)) {
      const name = DEFINED.exec(text)?.[1];
      if (name !== undefined) this.#defined.push(name);
    }
  }

  #copied(text: string, number: number): void {
    if (text === '\\.') {
      this.#part = 'outside';
      return;
    }
    this.#line = number;
    this.#fields = text.split('\t').map((field) => (field === '\\N' ? '' : field.replace(/\\(.)/g, unescaped)));
    this.#endRow();
  }

  #values(text: string, start: number, number: number): void {
    if (this.#isQuoted) this.#field += '\n';
    for (let at = start; at < text.length; at++) {
      const character = text[at]!;
      if (this.#isQuoted) at = this.#quoted(text, at);
      else if (character === "'") this.#isQuoted = true;
      else if (this.#fields === null) {
        if (character === '(') {
          this.#fields = [];
          this.#line = number;
        } else if (character === ';') this.#part = 'outside';
      } else if (character === ',') this.#endField();
      else if (character === ')') {
        this.#endField();
        this.#endRow();
      } else if (character !== ' ') this.#field += character;
    }
    // A quotation that was never closed.
    if (this.#field.length < VALUE_LIMIT) return;
    this.#field = '';
    this.#fields = null;
    this.#isQuoted = false;
    this.#part = 'outside';
  }

  /** @returns where the last character that was read stands */
  #quoted(text: string, at: number): number {
    const character = text[at]!;
    const next = text[at + 1];
    if (character === '\\' && next !== undefined) {
      this.#field += unescaped('', next);
      return at + 1;
    }
    if (character === "'" && next === "'") {
      this.#field += character;
      return at + 1;
    }
    if (character === "'") this.#isQuoted = false;
    else this.#field += character;
    return at;
  }

  #endField(): void {
    const field = this.#field;
    this.#fields!.push(field === 'NULL' ? '' : field);
    this.#field = '';
  }

  #endRow(): void {
    const fields = this.#fields!;
    this.#fields = null;
    emitRow(new Map(this.#columns.map((name, at) => [name, fields[at] ?? ''])), this.#line, this.#emit);
  }
}

const LETTERS: Record<string, string> = { n: '\n', r: '\r', t: '\t', 0: '\0', Z: '\x1a' };

function unescaped(_: string, letter: string): string {
  return LETTERS[letter] ?? letter;
}
