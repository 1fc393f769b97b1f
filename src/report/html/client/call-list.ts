import { CallItem } from './call-item.ts';
import { required } from './elements.ts';
import { addSorting, type Order } from './sort-heads.ts';

/** The list of calls: sorted, filtered and searched in place, with the keys too. */
export class CallList {
  readonly #table: HTMLTableElement;
  readonly #items: CallItem[];
  readonly #search = required<HTMLInputElement>('#search');
  readonly #choices = [...document.querySelectorAll<HTMLSelectElement>('#controls select')];
  readonly #matching = required<HTMLElement>('#matching');

  constructor(table: HTMLTableElement) {
    this.#table = table;
    this.#items = [...table.tBodies].map((body) => new CallItem(body));
    addSorting(table, (order) => this.#sort(order));
    const form = required<HTMLFormElement>('#controls');
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => this.#filter());
    // The fields are empty only after the event.
    form.addEventListener('reset', () => requestAnimationFrame(() => this.#filter()));
    for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-show]')) {
      button.hidden = false;
      button.addEventListener('click', () => this.#showCause(button.dataset['show'] ?? ''));
    }
    document.addEventListener('keydown', (event) => this.#key(event));
    this.#filter();
  }

  /** Opens the call that an element belongs to, and shows it whatever the filters say. */
  reveal(element: Element): void {
    const body = element.closest('tbody.call');
    const item = this.#items.find((other) => other.body === body);
    if (item === undefined) return;
    if (item.body.hidden) {
      required<HTMLFormElement>('#controls').reset();
      this.#filter();
    }
    item.open();
  }

  #filter(): void {
    const words = this.#search.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const chosen = this.#choices.filter(({ value }) => value !== '').map(({ id, value }) => [id, value] as const);
    let shown = 0;
    for (const item of this.#items) {
      const matches =
        chosen.every(([name, value]) => item.body.dataset[name] === value) &&
        words.every((word) => item.text.includes(word));
      item.body.hidden = !matches;
      if (matches) shown++;
    }
    const template = this.#matching.dataset['text'] ?? '';
    this.#matching.textContent = template
      .replace('{shown}', String(shown))
      .replace('{all}', String(this.#items.length));
  }

  #sort({ column, isNumber, direction }: Order): void {
    const keyed = this.#items.map((item) => ({ item, key: item.key(column, isNumber) }));
    keyed.sort((a, b) => direction * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this.#table.append(...keyed.map(({ item }) => item.body));
  }

  #showCause(index: string): void {
    const form = required<HTMLFormElement>('#controls');
    form.reset();
    for (const choice of this.#choices) if (choice.id === 'cause') choice.value = index;
    this.#filter();
    required<HTMLElement>('#calls').scrollIntoView();
    this.#visible()[0]?.button.focus({ preventScroll: true });
  }

  /** In the order of the page. */
  #visible(): CallItem[] {
    const byBody = new Map(this.#items.map((item) => [item.body, item]));
    return [...this.#table.tBodies].filter(({ hidden }) => !hidden).flatMap((body) => byBody.get(body) ?? []);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.key === '/' && !isTyping) {
      event.preventDefault();
      this.#search.focus();
      required<HTMLElement>('#calls').scrollIntoView();
    } else if (event.key === 'Escape' && target instanceof Element) {
      const item = this.#items.find(({ body }) => body.contains(target));
      item?.close();
      item?.button.focus();
    } else if (event.key === 'ArrowDown' && target === this.#search) {
      event.preventDefault();
      this.#visible()[0]?.button.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && target instanceof Element) {
      this.#move(event, target, event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  /** From the button of one call to that of the next. */
  #move(event: KeyboardEvent, target: Element, step: 1 | -1): void {
    if (!target.classList.contains('toggle')) return;
    event.preventDefault();
    const visible = this.#visible();
    const at = visible.findIndex(({ button }) => button === target);
    visible[at + step]?.button.focus();
  }
}
