import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { indented, inviteLines, responseLines, wire } from './sip-lines.ts';

const MESSAGES = [inviteLines(), responseLines(180, 'Ringing'), responseLines(486, 'Busy Here')];
const WIRE = MESSAGES.map(wire);
const texts = async (log: string): Promise<string[]> => {
  const { messages, kind } = await readLog(log);
  expect(kind).toBe('sip-text');
  expect(messages.filter(({ isCut }) => isCut)).toEqual([]);
  return messages.map(({ text }) => text);
};

describe('messages one after another', () => {
  it.each([
    ['as on the wire', (lines: string[]) => wire(lines)],
    ['with LF', (lines: string[]) => lines.join('\n')],
    ['empty lines between', (lines: string[]) => `${lines.join('\n')}\n\n\n`],
    ['words between', (lines: string[]) => `Then it sent this:\n\n${lines.join('\n')}\n\nand I waited.\n\n`],
    ['an empty line behind the start line', (lines: string[]) => `${lines[0]}\n\n${lines.slice(1).join('\n')}\n`],
    ['quoted in an e-mail', (lines: string[]) => `${indented(lines, '> ').join('\n')}\n`],
    [
      'quoted twice, blanks at line ends lost',
      (lines: string[]) => `${indented(lines, '>> ').join('\n').replace(/ $/gm, '')}\n`,
    ],
    [
      'quoted with words between',
      (lines: string[]) => `On Monday X wrote:\n${indented(lines, '> ').join('\n')}\nDid you try this?\n`,
    ],
    ['indented by four blanks', (lines: string[]) => `This:\n${indented(lines, '    ').join('\n')}\nand\n`],
    [
      'indented, blanks of empty lines lost',
      (lines: string[]) => `${indented(lines, '    ').join('\n').replace(/ +$/gm, '')}\n`,
    ],
    ['indented by a tab', (lines: string[]) => `${indented(lines, '\t').join('\n')}\n`],
    ['a blank before the start line only', (lines: string[]) => ` ${lines.join('\n')}\n`],
    ['an empty line behind every line', (lines: string[]) => `${lines.join('\n\n')}\n\n\n`],
  ])('%s', async (_, dressed) => {
    expect(
      await texts(MESSAGES.map((lines) => dressed(lines) + (dressed(lines).endsWith('\n') ? '' : '\n')).join('')),
    ).toEqual(WIRE);
  });

  it('says nothing of ends and time', async () => {
    const { messages } = await readLog(WIRE.join(''));
    expect(messages.map((m) => [m.from, m.to, m.time, m.dialect])).toEqual(
      MESSAGES.map(() => [null, null, null, null]),
    );
  });

  it('a message that breaks off is cut, and the next one is found', async () => {
    const { messages } = await readLog(inviteLines().slice(0, 12).concat(responseLines(486, 'Busy Here')).join('\n'));
    expect(messages.map(({ isCut, startLine }) => [isCut, startLine])).toEqual([
      [true, 'INVITE sip:200@192.0.2.20 SIP/2.0'],
      [false, 'SIP/2.0 486 Busy Here'],
    ]);
  });
});
