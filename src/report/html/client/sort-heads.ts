import { make } from './elements.ts';

/** What the rows are sorted by. */
export interface Order {
  column: number;
  isNumber: boolean;
  direction: 1 | -1;
}

/** Heads of a table that sort it: a second press turns the order around. */
export class SortHeads {
  readonly #heads: HTMLTableCellElement[];

  constructor(table: HTMLTableElement, sort: (order: Order) => void) {
    this.#heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    for (const [column, head] of this.#heads.entries()) {
      const button = make('button', head.textContent ?? '', 'sort');
      button.type = 'button';
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const isDown = head.getAttribute('aria-sort') === 'ascending';
        for (const other of this.#heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
        sort({ column, isNumber: head.dataset['sort'] === 'number', direction: isDown ? -1 : 1 });
      });
    }
  }
}
