// @ts-check
import { measureInTurn } from './measure.mjs';
import { SIPMORTEM } from './tools.mjs';

const FLAGS = ['--version', '--help'];

/**
 * What the quick answers take, beside an empty Node process.
 * @param {number} runs of each, in turn
 */
export function startUp(runs) {
  const commands = [[process.execPath, '-e', '0'], ...FLAGS.map((flag) => [...SIPMORTEM, flag])];
  const [empty, ...answers] = measureInTurn(commands, runs, Infinity);
  return FLAGS.flatMap((flag, index) => {
    const answer = answers[index];
    if (!empty || !answer) throw new Error(`sipmortem ${flag} failed`);
    return { flag, cpuSeconds: answer.cpuSeconds, ratio: answer.cpuSeconds / empty.cpuSeconds };
  });
}
