const KEY = 'sipmortem-theme';

/** The button that overrules what the system says, for this reader and, where storage works, the next time too. */
export function switchTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('#theme');
  if (button === null) return;
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = (): boolean => (root.dataset['theme'] ?? (dark.matches ? 'dark' : 'light')) === 'dark';
  const tell = (): void => button.setAttribute('aria-pressed', String(isDark()));
  const kept = stored(() => localStorage.getItem(KEY));
  if (kept === 'dark' || kept === 'light') root.dataset['theme'] = kept;
  tell();
  dark.addEventListener('change', tell);
  button.hidden = false;
  button.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    root.dataset['theme'] = next;
    stored(() => localStorage.setItem(KEY, next));
    tell();
  });
}

/** Storage is refused in frames and to some files. */
function stored<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
