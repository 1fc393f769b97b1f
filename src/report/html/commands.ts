import type { Evidence, Result, ResultCall } from '../../result.ts';
import { pathWord, shellWord } from './shell-word.ts';

/** `sipmortem show trunk.pcap --call 'a84b4c76'`; null where no shell could be told so. */
export function showCommand({ callId, first }: ResultCall, { inputs }: Result): string | null {
  const path = pathWord(inputs[first.input]?.path ?? '-');
  const id = shellWord(callId);
  if (path === null || id === null) return null;
  return `sipmortem show ${path} ${callId.startsWith('-') ? `--call=${id}` : `--call ${id}`}`;
}

/** What shows one frame of a capture, or one line of a log, to somebody who trusts no report. */
export function evidenceCommand(place: Evidence, { inputs }: Result): string | null {
  const input = inputs[place.input];
  const path = pathWord(input?.path ?? '-');
  if (path === null || input === undefined) return null;
  if ('frame' in place)
    return input.compression === 'zstd' ? null : `tshark -r ${path} -Y frame.number==${place.frame} -V`;
  if (input.compression === 'gzip') return `zcat ${path} | sed -n ${place.line}p`;
  return input.compression === null ? `sed -n ${place.line}p ${path}` : `zstdcat ${path} | sed -n ${place.line}p`;
}
