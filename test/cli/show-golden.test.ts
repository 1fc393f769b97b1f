import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Collector, run } from './run-main.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Captures whose ladders are kept, each for what only it shows. */
const CAPTURES = [
  'ack-missing.pcap',
  'answered-ipv6.pcap',
  'cancelled.pcap',
  'code-changed.pcap',
  'codec-refused.pcap',
  'duplicates.pcap',
  'early-cause.pcap',
  'forked.pcap',
  'redirect-followed.pcap',
  'reinvite-refused.pcap',
  'reused-call-id.pcap',
  'timeout.pcap',
  'wrong-password.pcap',
];

/** Named as from the top of the checkout, wherever the tests run. */
async function show(name: string, ...args: string[]): Promise<string> {
  const before = process.cwd();
  process.chdir(ROOT);
  try {
    const { stdout } = await run(['show', `fixtures/${name}`, '--no-progress', ...args], { env: { COLUMNS: columns } });
    return stdout.replace(/"version": *"[^"]+"/, '"version":"VERSION"');
  } finally {
    process.chdir(before);
    columns = '80';
  }
}
let columns = '80';

it.each(CAPTURES)('the ladder of %s', async (name) => {
  const which = name === 'reused-call-id.pcap' ? ['--call', 'reused'] : [];
  await expect(await show(name, '--lang', 'en', ...which)).toMatchFileSnapshot(`golden/show/${name}.txt`);
});

it.each(['code-changed.pcap', 'early-cause.pcap', 'forked.pcap'])('%s in every other form', async (name) => {
  await expect(await show(name, '--lang', 'es')).toMatchFileSnapshot(`golden/show/${name}.es.txt`);
  columns = '120';
  await expect(await show(name, '--lang', 'en')).toMatchFileSnapshot(`golden/show/${name}.120.txt`);
  await expect(await show(name, '--lang', 'en', '-f', 'markdown')).toMatchFileSnapshot(`golden/show/${name}.md`);
  await expect(await show(name, '--lang', 'es', '-f', 'markdown')).toMatchFileSnapshot(`golden/show/${name}.es.md`);
  await expect(await show(name, '--lang', 'en', '-f', 'svg')).toMatchFileSnapshot(`golden/show/${name}.svg`);
  await expect(await show(name, '--lang', 'en', '-f', 'json')).toMatchFileSnapshot(`golden/show/${name}.json`);
});

it('messages and descriptions as they came, and ports', async () => {
  await expect(await show('busy.pcap', '--lang', 'en', '--raw')).toMatchFileSnapshot('golden/show/busy.raw.txt');
  await expect(await show('busy.pcap', '--lang', 'en', '--sdp', '--ports')).toMatchFileSnapshot(
    'golden/show/busy.sdp.txt',
  );
});

it('in ASCII and in colour', async () => {
  const stdout = Object.assign(new Collector(), { isTTY: true, columns: 100 });
  await run(['show', join(ROOT, 'fixtures/early-cause.pcap'), '--lang', 'en'], { env: { LC_ALL: 'C' }, stdout });
  await expect(stdout.text).toMatchFileSnapshot('golden/show/early-cause.ascii-colour.txt');
});
