import type { EmitMessage, RowReader } from './dialect.ts';
import type { LogLine } from './log-line.ts';
import { emitRow, isTraceTable, TRACE_COLUMNS } from './siptrace-row.ts';

/** A row that is longer is none: a quotation that was never closed. */
const ROW_LIMIT = 1 << 20;

/** Fields between separators, quoted or not; a quoted one may hold line ends. Exports of any database, with a head of names. */
export class SeparatedRows implements RowReader {
  readonly #separator: string;
  readonly #emit: EmitMessage;
  #names: string[] | null = null;
  #fields: string[] = [];
  #field = '';
  #isQuoted = false;
  #line = 0;

  constructor(separator: string, emit: EmitMessage) {
    this.#separator = separator;
    this.#emit = emit;
  }

  line(line: LogLine): void {
    const text = line.text();
    if (this.#isQuoted) this.#field += '\n';
    else if (text === '') return;
    else this.#line = line.number;
    this.#read(text);
    if (this.#isQuoted && this.#field.length < ROW_LIMIT) return;
    this.#isQuoted = false;
    this.#endField();
    this.#endRow();
  }

  end(): void {
    if (!this.#isQuoted) return;
    this.#endField();
    this.#endRow();
  }

  #read(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const character = text[at]!;
      if (character === '"' && (this.#isQuoted || this.#field === '')) {
        if (!this.#isQuoted) this.#isQuoted = true;
        else if (text[at + 1] === '"') this.#field += text[++at]!;
        else this.#isQuoted = false;
      } else if (character === '\\' && text[at + 1] === '"' && this.#isQuoted) this.#field += text[++at]!;
      else if (character === this.#separator && !this.#isQuoted) this.#endField();
      else this.#field += character;
    }
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
  }

  #endRow(): void {
    const fields = this.#fields;
    this.#fields = [];
    if (this.#names === null) this.#names = fields.map((name) => name.trim().toLowerCase());
    else emitRow(new Map(this.#names.map((name, at) => [name, fields[at] ?? ''])), this.#line, this.#emit);
  }
}

/** A table of Kamailio's db_text: a head of `name(type)`, then fields between colons, with escapes for colons and line ends. */
export class DbTextRows implements RowReader {
  readonly #emit: EmitMessage;
  #names: string[] | null = null;

  constructor(emit: EmitMessage) {
    this.#emit = emit;
  }

  line(line: LogLine): void {
    const text = line.text();
    if (this.#names === null) {
      this.#names = [...text.matchAll(/(\w+)\([^)]*\)/g)].map((match) => match[1]!.toLowerCase());
      return;
    }
    const fields = text.match(/(?:\\.|[^\\:])*(?::|$)/g) ?? [];
    const row = this.#names.map((name, at): [string, string] => [name, unescaped(fields[at] ?? '')]);
    emitRow(new Map(row), line.number, this.#emit);
  }

  end(): void {}
}

function unescaped(field: string): string {
  return field.replace(/:$/, '').replace(/\\(.)/g, (_, letter: string) => LETTERS[letter] ?? letter);
}

const LETTERS: Record<string, string> = { n: '\n', r: '\r', t: '\t', 0: '\0' };

/** Objects of JSON, one a line, in one array, or deeper in the export of some tool: each without another in it is a row. */
export class JsonRows implements RowReader {
  readonly #emit: EmitMessage;
  #object: string | null = null;
  #isQuoted = false;
  #line = 0;

  constructor(emit: EmitMessage) {
    this.#emit = emit;
  }

  line(line: LogLine): void {
    const text = line.text();
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at]!;
      if (this.#isQuoted) {
        if (character === '\\') at++;
        else if (character === '"') this.#isQuoted = false;
      } else if (character === '"') this.#isQuoted = true;
      else if (character === '{') {
        this.#object = '';
        this.#line = line.number;
        from = at;
      } else if (character === '}' && this.#object !== null) {
        this.#row(this.#object + text.slice(from, at + 1));
        this.#object = null;
      }
    }
    if (this.#object === null) return;
    this.#object += text.slice(from);
    // No text of JSON goes over a line end.
    this.#isQuoted = false;
    if (this.#object.length > ROW_LIMIT) this.#object = null;
  }

  end(): void {}

  #row(text: string): void {
    try {
      const value = JSON.parse(Buffer.from(text, 'latin1').toString('utf8')) as Record<string, unknown>;
      const cells = Object.entries(value).map(([name, cell]): [string, string] => [name.toLowerCase(), latin1Of(cell)]);
      if (isTraceTable(cells.map(([name]) => name))) emitRow(new Map(cells), this.#line, this.#emit);
    } catch {
      // Not a row.
    }
  }
}

/** Each byte of the text in UTF-8 one character, as in all text of logs. */
function latin1Of(cell: unknown): string {
  return cell === null || cell === undefined ? '' : Buffer.from(String(cell), 'utf8').toString('latin1');
}

/** What a reader of SQL needs of the names of columns. */
export function columnsOf(list: string | undefined): string[] {
  const names = list?.split(',').map((name) => name.replace(/[`"[\]\s]/g, '').toLowerCase()) ?? [];
  return isTraceTable(names) ? names : TRACE_COLUMNS;
}
