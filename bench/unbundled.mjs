// @ts-check
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(import.meta.dirname, 'out/unbundled');

/**
 * Builds the program a file a module, so that a profile names the source.
 * @returns {string} the path of its command
 */
export function buildUnbundled() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, 'bin'), { recursive: true });
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = ['--emitDeclarationOnly', 'false', '--declaration', 'false', '--outDir', join(FOLDER, 'dist')];
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), ...options], { stdio: 'inherit' });
  copyFileSync(join(ROOT, 'package.json'), join(FOLDER, 'package.json'));
  const command = join(FOLDER, 'bin/sipmortem.js');
  copyFileSync(join(ROOT, 'bin/sipmortem.js'), command);
  return command;
}
