/** An object that knows the one before it: a list without the arrays, which cost memory and a look-up at every step. */
export interface Linked<T> {
  previous: T | null;
}

/** The objects of a list, oldest first. @param last its newest */
export function inOrder<T extends Linked<T>>(last: T | null): T[] {
  const items: T[] = [];
  for (let item = last; item !== null; item = item.previous) items.push(item);
  return items.reverse();
}

/** Takes the oldest out of a list of two or more. @param last its newest */
export function takeOldest<T extends Linked<T>>(last: T): T | null {
  let item = last;
  let before = last.previous;
  if (before === null) return null;
  while (before.previous !== null) {
    item = before;
    before = before.previous;
  }
  item.previous = null;
  return before;
}
