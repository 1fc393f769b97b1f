/** Bytes of the process itself: Node.js, the program, its tables, and the buffers that it reads through. */
export const PROCESS_BYTES = 76 * 2 ** 20;

/** What a run may take unless the user says otherwise, with every store full at once; much less as a rule. */
export const DEFAULT_MEMORY = 2 ** 30;

/**
 * A Call-ID in progress with an answered call and its leg, without the bytes of its messages: measured by `bench/call-size.mjs`,
 * with the texts of its headers. To be measured again when the records of calls change.
 */
export const CALL_BYTES = 2200;

interface Store {
  /** Entries at most, at the default. */
  most: number;
  /** As many stay, however little memory there is: a report of fewer would say nothing. */
  least: number;
  /** Of an entry. */
  bytes: number;
}

const KIB = 1024;
const MIB = 2 ** 20;

/** What input can fill that takes memory worth speaking of. Stores that are small whatever comes have their caps where they are. */
export const STORES = {
  /** Call-IDs in progress. */
  openCallIds: { most: 1 << 17, least: 512, bytes: CALL_BYTES },
  /** Pieces of the store of message bytes. */
  evidenceChunks: { most: 192, least: 4, bytes: 256 * KIB },
  /** Calls, and registrations, that a report may list. */
  listed: { most: 1 << 16, least: 256, bytes: 2048 },
  /** Addresses with their ports. */
  endpoints: { most: 1 << 19, least: 4096, bytes: 36 },
  phrases: { most: 8192, least: 256, bytes: 400 },
  /** Names of User-Agents. */
  agents: { most: 4096, least: 256, bytes: 400 },
  /** Hours, peers, and half as many destinations, each with all metrics of its own. */
  metricRows: { most: 1024, least: 64, bytes: 60 * KIB },
  /** Addresses of record whose bindings are watched. */
  bindings: { most: 1 << 15, least: 256, bytes: 500 },
  /** What tells that calls are legs of one, in each of two tables. */
  legKeys: { most: 1 << 16, least: 2048, bytes: 100 },
  /** Datagrams in fragments, and bytes of them. */
  datagrams: { most: 1024, least: 64, bytes: 500 },
  fragmentBytes: { most: 8 * MIB, least: 256 * KIB, bytes: 1 },
  tcpConnections: { most: 16_384, least: 512, bytes: 1200 },
  /** Bytes that TCP streams wait with. */
  tcpBytes: { most: 16 * MIB, least: MIB, bytes: 1 },
  /** Bytes of rows of a table in a log whose order is not known yet. */
  rowBytes: { most: 16 * MIB, least: 2 * MIB, bytes: 1 },
  /** Messages of ladders, and their bytes: in a second pass, when most others are empty again. */
  ladderMessages: { most: 100_000, least: 2000, bytes: 0 },
  ladderBytes: { most: 64 * MIB, least: 2 * MIB, bytes: 0 },
} as const satisfies Record<string, Store>;

/** How many entries each store may have. */
export type Limits = Readonly<Record<keyof typeof STORES, number>>;

/** Calls that are listed at most where all are asked for and nothing is said of memory: a gigabyte of them. */
export const MOST_LISTED = 1 << 19;

/** As they are without `--max-memory`. */
export const DEFAULT_LIMITS: Limits = scaledLimits(DEFAULT_MEMORY);

/** The caps of all stores for so much memory: all as much larger or smaller than the default as there is room beside the process. */
export function scaledLimits(bytes: number): Limits {
  const scale = Math.max(0, bytes - PROCESS_BYTES) / (DEFAULT_MEMORY - PROCESS_BYTES);
  const limits = Object.entries<Store>(STORES).map(([name, { most, least }]) => [
    name,
    Math.max(least, Math.floor(most * scale)),
  ]);
  return Object.fromEntries(limits) as Limits;
}
