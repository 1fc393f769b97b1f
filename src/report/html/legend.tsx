import type { FaultGroup } from '../../figures.ts';
import { groupName } from './fault-group.ts';
import type { Part } from './markup.ts';
import { fillOf } from './patterns.tsx';
import type { PageWords } from './words-en.ts';

/** What the fills of a chart stand for. */
export const Legend: Part<{ groups: readonly FaultGroup[]; say: PageWords }> = ({ groups, say }) => (
  <ul class="legend">
    {groups.map((group) => (
      <li key={group}>
        <svg width="14" height="14" aria-hidden="true">
          <rect width="14" height="14" fill={fillOf(group)} />
        </svg>{' '}
        {groupName(group, say)}
      </li>
    ))}
  </ul>
);
