import { make } from './elements.ts';

/** What the rows are sorted by. */
export interface Order {
  column: number;
  isNumber: boolean;
  direction: 1 | -1;
}

/** Makes the heads of a table sort it: a second press turns the order around. */
export function addSorting(table: HTMLTableElement, sort: (order: Order) => void): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, head] of heads.entries()) {
    const button = make('button', head.textContent ?? '', 'sort');
    button.type = 'button';
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const isTurned = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isTurned ? 'descending' : 'ascending');
      sort({ column, isNumber: head.dataset['sort'] === 'number', direction: isTurned ? -1 : 1 });
    });
  }
}
