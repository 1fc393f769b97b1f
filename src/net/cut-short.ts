import type { NoteLog } from '../note.ts';

/** Notes a packet with text of which the capture holds only the beginning. */
export function noteCutShort(notes: NoteLog, input: number, frame: number): void {
  notes.add(
    input,
    'packet-cut-short',
    { frame },
    'The capture holds only the beginning of the packet: record with a larger snaplen (tcpdump -s 0).',
    true,
  );
}
