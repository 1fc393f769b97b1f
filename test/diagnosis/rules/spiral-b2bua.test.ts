import { describe, expect, it } from 'vitest';
import { find, rulesOn } from './find.ts';

/** Legs of one call, each from host 2 to host 3 or back, with the same Session-ID. */
const legs = (paths: readonly [string, string][], gap = 0.1, endsAt: (n: number) => number = () => 20) =>
  paths
    .flatMap(([path, dialled], n) => {
      const back = path.split('>').toReversed().join('>');
      const session = `| X-Call-ID: ${n === 0 ? 'none' : `leg${n - 1}`}`;
      const head = `uri=sip:${dialled}@10.0.0.9 id=leg${n} from=f${n}`;
      return [
        { at: n * gap, line: `${n * gap} ${path} INVITE 1 b${n} ${head} ${session}` },
        { at: endsAt(n), line: `${endsAt(n)} ${back} 480 1 INVITE b${n} id=leg${n} from=f${n} to=t` },
      ];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ line }) => line)
    .join('\n');
const LOOP: [string, string][] = [
  ['1>2', '200'],
  ['2>3', '300'],
  ['3>2', '200'],
  ['2>3', '300'],
  ['3>2', '200'],
  ['2>3', '300'],
];

describe('spiral-b2bua', () => {
  it('tells of the same number between the same hosts again and again', async () => {
    const { 'spiral-b2bua': found } = await find(legs(LOOP));
    expect(found).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(found!.summary).toBe(
      'The call to 200 became 6 legs: 10.0.0.2 sent 10.0.0.3 the same number 3 times, each before the one before it was decided.',
    );
  });

  it.each<[string, string]>([
    ['other numbers at each leg', legs(LOOP.map(([path], n) => [path, String(200 + n)]))],
    ['few legs', legs(LOOP.slice(0, 4))],
    [
      'one after the other, each refused before the next',
      legs([LOOP[0]!, ...Array.from({ length: 4 }, (): [string, string] => ['2>3', '300'])], 1, (n) =>
        n === 0 ? 20 : n + 0.5,
      ),
    ],
  ])('stays silent with %s', async (_name, script) => {
    expect(await rulesOn(script)).not.toContain('spiral-b2bua');
  });
});
