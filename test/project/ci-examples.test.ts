import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { FORMATS_WITH_LADDERS } from '../../src/report/registry.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'examples/ci');
const PROGRAM = join(ROOT, 'bin/sipmortem.js');
const NAMES = readdirSync(FOLDER).sort();

const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** Commands of `sipmortem` in a text, with their continued lines. */
function commandsIn(text: string): string[] {
  return text.replaceAll(/\\\n/g, ' ').match(/^.*(?<![\w/])sipmortem (?:"\$@"|captures).*$/gm) ?? [];
}

interface Step {
  run?: string;
  uses?: string;
}

/** The shell parts of each example. */
function scripts(): [name: string, script: string][] {
  const github = parse(read('github-actions.yml')) as { jobs: Record<string, { steps: Step[] }> };
  const steps = Object.values(github.jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
  const gitlab = parse(read('gitlab-ci.yml')) as { 'sip-nightly': { script: string[] } };
  const jenkins = [...read('Jenkinsfile').matchAll(/'''([^]*?)'''/g)].map(([, text]) =>
    (text ?? '').replaceAll('\\\\;', '\\;'),
  );
  return [
    ['github-actions.yml', steps.join('\n')],
    ['gitlab-ci.yml', gitlab['sip-nightly'].script.join('\n')],
    ['Jenkinsfile', jenkins.join('\n')],
    ['nightly.sh', read('nightly.sh')],
  ];
}

describe('the examples for nightly jobs', () => {
  it('are these', () => {
    expect(NAMES).toEqual(['Jenkinsfile', 'crontab', 'github-actions.yml', 'gitlab-ci.yml', 'nightly.sh']);
  });

  it.each(NAMES.filter((name) => name !== 'crontab'))('%s names only flags and formats that exist', (name) => {
    const flags = new Map(
      FLAGS.flatMap((flag) => [[`--${flag.name}`, flag], ...(flag.alias ? [[`-${flag.alias}`, flag] as const] : [])]),
    );
    const formats = new Set([...COMMANDS.report.formats, ...FORMATS_WITH_LADDERS.keys()]);
    const commands = commandsIn(read(name));
    expect(commands).toHaveLength(1);
    const text = read(name).replaceAll(
      /npx --yes|set -- |rm -rf[^\n]*|mkdir -p|find [^\n]*|cp [^\n]*|\[ -[^\]]*\]|ln -s|mktemp -d/g,
      ' ',
    );
    const used = (text.match(/(?<=[\s'])--?[a-z][a-z-]*(?=[\s=])/g) ?? []).filter(
      (flag) => !['-eu', '-'].includes(flag),
    );
    expect(used).toEqual(expect.arrayContaining(['--fail-on', '--warn-on', '--min-calls', '--baseline', '-o']));
    expect(used.filter((flag) => !flags.get(flag)?.commands.includes('report'))).toEqual([]);
    const written = [...(commands[0] ?? '').matchAll(/ -o "?([a-z]+)=/g)].map(([, format]) => format ?? '');
    expect(written).toEqual(expect.arrayContaining(['json', 'junit', 'html']));
    expect(written.filter((format) => !formats.has(format))).toEqual([]);
  });

  it('hold gates that the program understands', async () => {
    const { checkGate } = await import('../../src/index.ts');
    const gates = NAMES.flatMap((name) =>
      [...read(name).matchAll(/--(?:fail|warn)-on '([^']+)'/g)].map(([, gate]) => gate ?? ''),
    );
    expect(gates).toHaveLength(12);
    for (const gate of gates) await checkGate(gate);
  });

  it('are a workflow to the parser of GitHub itself', async () => {
    const parsed = (content: string): ReturnType<typeof parseWorkflow> =>
      parseWorkflow({ name: 'nightly.yml', content }, new NoOperationTraceWriter());
    const { context, value } = parsed(read('github-actions.yml'));
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
    if (value === undefined) throw new Error('no workflow');
    const template = await convertWorkflowTemplate(context, value);
    expect(template.errors ?? []).toEqual([]);
    expect(template.jobs).toHaveLength(1);
    const broken = parsed(read('github-actions.yml').replace('timeout-minutes', 'timeout-minute'));
    expect(broken.context.errors.getErrors()).not.toEqual([]);
  });

  it('are a job to GitLab by the keywords of its reference', () => {
    const { 'sip-nightly': job, ...others } = parse(read('gitlab-ci.yml')) as Record<string, Record<string, unknown>>;
    expect(others).toEqual({});
    const keywords = ['image', 'tags', 'rules', 'timeout', 'cache', 'script', 'artifacts'];
    expect(Object.keys(job ?? {})).toEqual(keywords);
    const { artifacts, script } = job as { artifacts: { reports: object }; script: unknown[] };
    expect(Object.keys(artifacts)).toEqual(['when', 'expire_in', 'paths', 'reports']);
    expect(Object.keys(artifacts.reports)).toEqual(['junit', 'metrics']);
    expect(script.filter((line) => typeof line !== 'string')).toEqual([]);
  });

  it.each(scripts())('%s is a shell script', (_name, script) => {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;
  it.skipIf(!hasShellcheck).each(scripts())(
    '%s has nothing for shellcheck (Debian package shellcheck) to say',
    (_name, script) => {
      const { stdout } = spawnSync('shellcheck', ['--shell=sh', '-'], { input: script, encoding: 'utf8' });
      expect(stdout).toBe('');
    },
  );
});

describe.skipIf(!existsSync(join(ROOT, 'dist/cli')) || process.platform === 'win32')(
  'the script of cron (needs the built program)',
  () => {
    /** Runs it over one capture, without the formats that this build has not. */
    function nights(): (change: (script: string) => string) => {
      status: number | null;
      stdout: string;
      stderr: string;
    } {
      const place = mkdtempSync(join(tmpdir(), 'sipmortem-nightly-'));
      for (const name of ['captures', 'reports', 'textfiles', 'bin']) mkdirSync(join(place, name));
      copyFileSync(join(ROOT, 'fixtures/demo.pcapng'), join(place, 'captures/a.pcapng'));
      const program = join(place, 'bin/sipmortem');
      writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
      chmodSync(program, 0o755);
      const env = {
        PATH: `${join(place, 'bin')}:${process.env['PATH'] ?? ''}`,
        CAPTURES: join(place, 'captures'),
        REPORTS: join(place, 'reports'),
        TEXTFILES: join(place, 'textfiles'),
        LANG: 'C.UTF-8',
      };
      return (change) => {
        const script = change(read('nightly.sh'));
        const { status, stdout, stderr } = spawnSync('sh', ['-s'], { input: script, env, encoding: 'utf8' });
        const files = [...readdirSync(env.REPORTS), ...readdirSync(env.TEXTFILES)];
        expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
        return {
          status,
          stdout: `${stdout}${files
            .sort()
            .map((name) => name.replace(/^\d{4}-\d\d-\d\d/, 'DATE'))
            .join(' ')}`,
          stderr,
        };
      };
    }

    const lacking = (script: string): string =>
      COMMANDS.report.formats.includes('html') ? script : script.replace(/.*html=.*\n/, '');

    it('is quiet when all is well, keeps the report as the next baseline, and leaves the figures', () => {
      const night = nights();
      // Twenty-one calls are fewer than the gates need.
      const { status, stdout, stderr } = night(lacking);
      expect([status, stderr]).toEqual([0, '']);
      const page = COMMANDS.report.formats.includes('html') ? 'DATE.html ' : '';
      expect(stdout).toBe(`${page}DATE.json DATE.txt DATE.xml last-good.json sipmortem.prom`);
      expect(night(lacking).status).toBe(0);
    });

    it('prints the report and fails when a gate does', () => {
      const { status, stdout } = nights()((script) => lacking(script).replace('--min-calls 30', '--min-calls 1'));
      expect(status).toBe(1);
      expect(stdout).toContain('9 answered, 12 not');
      expect(stdout).not.toContain('last-good.json');
      expect(stdout).toContain('sipmortem.prom');
    });

    it('says when there was nothing to read', () => {
      const { status, stderr } = nights()((script) => lacking(script).replace("'*.pcap*'", "'*.none'"));
      expect(status).toBe(3);
      expect(stderr).toMatch(/no report of \d{4}-/);
    });
  },
);
