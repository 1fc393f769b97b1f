import { addCopyButtons } from './copy-buttons.ts';
import { CallList } from './call-list.ts';
import { followLinks } from './follow-links.ts';
import { switchTheme } from './theme-switch.ts';

/** What the page can do besides, where scripts run. Everything is readable without. */
document.documentElement.classList.add('js');
switchTheme();
addCopyButtons();
const table = document.querySelector<HTMLTableElement>('#call-table');
const list = table === null ? null : new CallList(table);
followLinks(list);
