import { make } from './elements.ts';

/** One call of the list: a row, and below it one that opens. */
export class CallItem {
  readonly body: HTMLTableSectionElement;
  readonly button: HTMLButtonElement;
  readonly #row: HTMLTableRowElement;
  readonly #more: HTMLTableRowElement;
  readonly #details: HTMLDetailsElement | null;
  #text: string | null = null;

  constructor(body: HTMLTableSectionElement) {
    this.body = body;
    const [row, more] = body.rows;
    if (row === undefined || more === undefined) throw new Error('a call has two rows');
    this.#row = row;
    this.#more = more;
    this.#details = more.querySelector('details');
    const cell = row.cells[0];
    this.button = make('button', cell?.textContent ?? '', 'toggle');
    this.button.type = 'button';
    more.id = `${body.id}-more`;
    this.button.setAttribute('aria-controls', more.id);
    cell?.replaceChildren(this.button);
    this.#set(false);
    row.addEventListener('click', () => {
      // Whoever marks text to copy it does not want the row to move.
      if (getSelection()?.isCollapsed !== false) this.#set(this.#more.hidden !== false);
    });
  }

  /** What a search looks in: the row and the Call-ID, lower case. */
  get text(): string {
    this.#text ??= `${this.#row.textContent} ${this.#more.querySelector('summary')?.textContent}`.toLowerCase();
    return this.#text;
  }

  /** What a column is sorted by. */
  key(column: number, isNumber: boolean): string | number {
    const cell = this.#row.cells[column];
    const value = cell?.dataset['v'] ?? cell?.textContent ?? '';
    // What has no number comes last.
    if (isNumber) return value === '' ? Number.POSITIVE_INFINITY : Number(value);
    return value.toLowerCase();
  }

  open(): void {
    this.#set(true);
  }

  close(): void {
    this.#set(false);
  }

  #set(isOpen: boolean): void {
    this.#more.hidden = !isOpen;
    this.body.classList.toggle('open', isOpen);
    this.button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen && this.#details) this.#details.open = true;
  }
}
