import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExpiryWheel } from '../../src/calls/expiry-wheel.ts';

it('looks at every item at its second, or at the end of its span, and never loses one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 400 })), { maxLength: 50 }),
      (steps) => {
        const wheel = new ExpiryWheel<{ due: number }>();
        let now = 1_700_000_000;
        wheel.advance(now, () => 0);
        let open = 0;
        for (const [linger, step] of steps) {
          wheel.add({ due: now + linger }, now + linger);
          open++;
          now += step;
          wheel.advance(now, (item) => {
            if (item.due > now) return item.due;
            open--;
            return 0;
          });
        }
        expect([...wheel.items()]).toHaveLength(open);
        wheel.advance(now + 6000, () => {
          open--;
          return 0;
        });
        expect(open).toBe(0);
      },
    ),
  );
});
