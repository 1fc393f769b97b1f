import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as runMain } from './run-main.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Captures whose whole output is kept, in every format of the table and in JSON. */
const captures = readdirSync(join(ROOT, 'fixtures'))
  .filter((name) => /\.pcap/.test(name))
  .sort();

/** Named as from the top of the checkout, wherever the tests run. */
async function run(args: readonly string[]): Promise<string> {
  const before = process.cwd();
  process.chdir(ROOT);
  try {
    const { stdout } = await runMain([...args, '--no-progress']);
    return stdout.replace(/"version":"[^"]+"/, '"version":"VERSION"');
  } finally {
    process.chdir(before);
  }
}

describe('whole outputs', () => {
  it.each(captures)('%s', async (name) => {
    const path = `fixtures/${name}`;
    await expect(await run([path, '-f', 'json', '--lang', 'en'])).toMatchFileSnapshot(`golden/${name}.json`);
    await expect(await run([path, '--lang', 'en'])).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it('the demonstration in Spanish, all calls', async () => {
    await expect(
      await run(['fixtures/demo.pcapng', '--lang', 'es', '--calls', 'all', '--limit', '100']),
    ).toMatchFileSnapshot('golden/demo.es.txt');
  });

  it.each(['en', 'es'])('the demonstration as Markdown, with gates (%s)', async (lang) => {
    const gates = ['--fail-on', 'ser<95%', '--warn-on', 'count(404)>0', '--fail-on', 'share(5xx)>90%'];
    await expect(await run(['fixtures/demo.pcapng', '-f', 'markdown', '--lang', lang, ...gates])).toMatchFileSnapshot(
      `golden/demo.${lang}.md`,
    );
  });

  it('the responses of the demonstration', async () => {
    await expect(await run(['responses', 'fixtures/demo.pcapng', '--lang', 'en'])).toMatchFileSnapshot(
      'golden/demo.responses.txt',
    );
    await expect(await run(['responses', 'fixtures/demo.pcapng', '-f', 'ndjson', '--lang', 'en'])).toMatchFileSnapshot(
      'golden/demo.responses.ndjson',
    );
  });
});
