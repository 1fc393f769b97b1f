import type { CallList } from './call-list.ts';

/** A link to a call or to one of its messages opens what it leads to, also when the page is opened with it. */
export function followLinks(list: CallList | null): void {
  const follow = (): void => {
    const target = document.getElementById(location.hash.slice(1));
    if (target === null) return;
    list?.reveal(target);
    if (target instanceof HTMLDetailsElement) target.open = true;
    target.scrollIntoView({ block: 'start' });
    const focusable = target.querySelector<HTMLElement>('button.toggle, summary');
    focusable?.focus({ preventScroll: true });
  };
  addEventListener('hashchange', follow);
  // The same link pressed again changes no hash.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (href?.startsWith('#') && href === location.hash) follow();
  });
  if (location.hash.length > 1) follow();
}
