import type { CaptureInterface } from './interface-description.ts';

/** What the blocks of a section share; interface numbers begin anew in each. */
export interface Section {
  littleEndian: boolean;
  interfaces: CaptureInterface[];
}

const MAGIC = 0x1a2b3c4d;

/** The byte order of the section whose header block is at `at` (draft-ietf-opsawg-pcapng section 4.1); null when it is none. */
export function sectionByteOrder(view: DataView, at: number): 'little' | 'big' | null {
  if (view.getUint32(at + 8, true) === MAGIC) return 'little';
  return view.getUint32(at + 8, false) === MAGIC ? 'big' : null;
}
