import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { LADDER_RENDERERS, RENDERERS, RESPONSE_FORMATS } from '../../src/report/registry.ts';
import { run } from './run-main.ts';

describe('help and version', () => {
  it.each(['en', 'es'])('names every command and flag within 80 columns (%s)', async (language) => {
    const { exitCode, stdout, stderr } = await run(['--help'], { env: { LANG: language } });
    expect([exitCode, stderr]).toEqual([0, '']);
    for (const name of COMMAND_NAMES) expect(stdout).toContain(COMMANDS[name].usage);
    for (const flag of FLAGS) expect(stdout).toContain(`--${flag.name}`);
    expect(stdout).not.toContain('{');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).toMatchSnapshot();
  });

  it('of a command leaves out what it does not know', async () => {
    const { stdout } = await run(['codes', '--help']);
    expect(stdout).toContain('--format');
    expect(stdout).toContain('markdown');
    expect(stdout).not.toContain('--strict');
    expect((await run(['codes', '--lang', 'es', '-h'])).stdout).toContain('Opciones');
  });

  it('is not asked for behind --', async () => {
    const { exitCode, stderr } = await run(['--', '--help']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('--help');
  });

  it('prints the version of the package', async () => {
    const { exitCode, stdout } = await run(['x', '--version', '--nonsense']);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/)]);
  });
});

describe('the tables of the command line', () => {
  it('offer the formats that there are', () => {
    expect(COMMANDS.report.formats).toEqual(Object.keys(RENDERERS));
    expect(COMMANDS.responses.formats).toEqual(Object.keys(RESPONSE_FORMATS));
    expect(COMMANDS.show.formats).toEqual(Object.keys(LADDER_RENDERERS));
  });

  it('give every flag a name of its own, and help in both languages', () => {
    const spellings = FLAGS.flatMap(({ name, alias }) => [name, ...(alias === undefined ? [] : [alias])]);
    expect(new Set(spellings).size).toBe(spellings.length);
    for (const { help, type, value } of FLAGS) {
      expect(help.es).not.toBe(help.en);
      expect(value !== undefined).toBe(type === 'string');
    }
  });
});
