import { expect, it } from 'vitest';
import { numberForks, type ForkFacts } from '../../src/ladder/number-forks.ts';

const invite = (client: string, branch: number, changes: Partial<ForkFacts> = {}): ForkFacts => {
  return { isRequest: true, isInitial: true, leg: 0, cseq: 1, client, branch, toTag: 0, code: null, ...changes };
};
const response = (client: string, branch: number, code: number, toTag: number): ForkFacts =>
  invite(client, branch, { isRequest: false, code, toTag });

it('numbers the transactions of one INVITE that one client sends', () => {
  const messages = [invite('uac', 1), invite('proxy', 2), invite('proxy', 3), response('proxy', 3, 486, 9)];
  expect(numberForks(messages)).toEqual([null, 1, 2, 2]);
});

it('numbers several callees that answer in one transaction; 100 and refusals make no dialog', () => {
  const messages = [
    invite('uac', 1),
    response('uac', 1, 100, 0),
    response('uac', 1, 180, 7),
    response('uac', 1, 180, 8),
    response('uac', 1, 200, 8),
    response('uac', 1, 486, 7),
  ];
  expect(numberForks(messages)).toEqual([null, null, 1, 2, 2, null]);
});

it('takes another CSeq, another leg or another client for no fork', () => {
  expect(numberForks([invite('uac', 1), invite('uac', 2, { cseq: 2 })])).toEqual([null, null]);
  expect(numberForks([invite('uac', 1), invite('uac', 2, { leg: 1 })])).toEqual([null, null]);
  expect(numberForks([invite('uac', 1), invite('proxy', 2)])).toEqual([null, null]);
});

it('gives CANCEL and the ACK of a refusal the number of their INVITE, and other requests none', () => {
  const inDialog = { isInitial: false };
  const messages = [invite('p', 1), invite('p', 2), invite('p', 2, inDialog), invite('p', 5, inDialog)];
  expect(numberForks(messages)).toEqual([1, 2, 2, null]);
});
