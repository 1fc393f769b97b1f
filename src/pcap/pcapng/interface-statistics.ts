import { BLOCK_BODY } from './block.ts';
import { eachOption } from './options.ts';

/** The capturing host's own counters for one interface, as of the last block about it; null where it does not say. */
export interface InterfaceStatistics {
  /** Which section of the file (from 1), and which of its interfaces (from 0). */
  section: number;
  interface: number;
  received: number | null;
  droppedByInterface: number | null;
  droppedBySystem: number | null;
}

const ISB_IFRECV = 4;
const ISB_IFDROP = 5;
const ISB_OSDROP = 7;

/** Reads an Interface Statistics Block (draft-ietf-opsawg-pcapng section 4.6) of `length` bytes; null when it is too short. */
export function readInterfaceStatistics(
  view: DataView,
  at: number,
  length: number,
  littleEndian: boolean,
  section: number,
): InterfaceStatistics | null {
  if (length < 24) return null;
  const body = at + BLOCK_BODY;
  const statistics: InterfaceStatistics = {
    section,
    interface: view.getUint32(body, littleEndian),
    received: null,
    droppedByInterface: null,
    droppedBySystem: null,
  };
  eachOption(view, body + 12, at + length - 4, littleEndian, (code, value, size) => {
    if (size !== 8) return;
    const count = Number(view.getBigUint64(value, littleEndian));
    if (code === ISB_IFRECV) statistics.received = count;
    else if (code === ISB_IFDROP) statistics.droppedByInterface = count;
    else if (code === ISB_OSDROP) statistics.droppedBySystem = count;
  });
  return statistics;
}
