import { BLOCK_BODY } from './block.ts';
import { eachOption } from './options.ts';
import { TimeUnit } from './time-unit.ts';

/** One capturing interface of a section. */
export interface CaptureInterface {
  /** LINKTYPE_ value. */
  linkType: number;
  /** 0 when unlimited. */
  snapLength: number;
  time: TimeUnit;
}

const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;

/** Reads an Interface Description Block (draft-ietf-opsawg-pcapng section 4.2) of `length` bytes; null when it is too short. */
export function readInterfaceDescription(
  view: DataView,
  at: number,
  length: number,
  littleEndian: boolean,
): CaptureInterface | null {
  if (length < 20) return null;
  const body = at + BLOCK_BODY;
  let resolution = 6;
  let offsetSeconds = 0;
  eachOption(view, body + 8, at + length - 4, littleEndian, (code, value, size) => {
    if (code === IF_TSRESOL && size >= 1) resolution = view.getUint8(value);
    else if (code === IF_TSOFFSET && size >= 8) offsetSeconds = Number(view.getBigInt64(value, littleEndian));
  });
  return {
    linkType: view.getUint16(body, littleEndian),
    snapLength: view.getUint32(body + 4, littleEndian),
    time: new TimeUnit(resolution, offsetSeconds),
  };
}
