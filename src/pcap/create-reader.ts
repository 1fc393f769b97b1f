import type { NoteLog } from '../note.ts';
import type { ByteWindow } from '../util/byte-window.ts';
import { PcapReader } from './pcap-reader.ts';
import { PcapngReader } from './pcapng-reader.ts';
import type { RecordReader } from './record-reader.ts';

/** The reader for a capture whose first byte is the next of `window`. @param input index of the input, for the notes */
export function createReader(window: ByteWindow, kind: 'pcap' | 'pcapng', notes: NoteLog, input: number): RecordReader {
  return kind === 'pcap' ? new PcapReader(window, notes, input) : new PcapngReader(window, notes, input);
}
