import { make } from './elements.ts';

/** A button beside each command, made when its call is opened for the first time: there may be thousands. */
export function addCopyButtons(): void {
  const words = document.body.dataset;
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      for (const command of target.querySelectorAll<HTMLElement>('code.cmd')) {
        if (command.nextElementSibling?.classList.contains('copy')) continue;
        const button = make('button', words['copy'], 'quiet copy');
        button.type = 'button';
        button.addEventListener('click', () => {
          void copy(command).then((isCopied) => {
            if (isCopied) button.textContent = words['copied'] ?? '';
          });
        });
        command.after(button);
      }
    },
    true,
  );
}

/** Pages from a disk may have no clipboard: then the command is selected, ready for the keys. */
async function copy(command: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(command.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(command);
    return false;
  }
}
