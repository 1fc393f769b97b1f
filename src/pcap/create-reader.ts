import type { NoteLog } from '../note.ts';
import type { ByteWindow } from '../util/byte-window.ts';
import type { RecordReader } from './record-reader.ts';

/**
 * The reader for a capture whose first byte is the next of `window`; the code for the other kind is not loaded.
 * @param input index of the input, for the notes
 */
export async function createReader(
  window: ByteWindow,
  kind: 'pcap' | 'pcapng',
  notes: NoteLog,
  input: number,
): Promise<RecordReader> {
  if (kind === 'pcap') return new (await import('./pcap-reader.ts')).PcapReader(window, notes, input);
  return new (await import('./pcapng-reader.ts')).PcapngReader(window, notes, input);
}
