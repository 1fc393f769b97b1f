/** First bytes that tell a kind of file. */
export interface Signature {
  kind: 'pcap' | 'pcapng' | 'gzip' | 'zstd' | 'binary';
  description: string;
  bytes: readonly number[];
  /** Offset of `bytes`, 0 when absent. */
  at?: number;
}

const PCAP_MAGICS = [0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34];

/** In the order in which they are tried. */
export const SIGNATURES: readonly Signature[] = [
  ...PCAP_MAGICS.flatMap((magic) => {
    const bytes = [magic >>> 24, (magic >>> 16) & 255, (magic >>> 8) & 255, magic & 255];
    return [readable('pcap', 'a pcap capture', bytes), readable('pcap', 'a pcap capture', bytes.toReversed())];
  }),
  readable('pcapng', 'a pcapng capture', [0x0a, 0x0d, 0x0d, 0x0a]),
  readable('gzip', 'gzip data', [0x1f, 0x8b, 0x08]),
  readable('zstd', 'zstd data', [0x28, 0xb5, 0x2f, 0xfd]),
  // RFC 8878 3.1.2: a skippable frame may come before the first one with data.
  ...Array.from({ length: 16 }, (_, i) => readable('zstd', 'zstd data', [0x50 + i, 0x2a, 0x4d, 0x18])),

  // What people hand over by mistake, so that the message can name it.
  other('a ZIP archive', 'PK\x03\x04'),
  other('a ZIP archive', 'PK\x05\x06'),
  other('a 7-Zip archive', '7z\xbc\xaf\x27\x1c'),
  other('a RAR archive', 'Rar!\x1a\x07'),
  other('xz data', '\xfd7zXZ\x00'),
  other('bzip2 data', 'BZh'),
  other('lz4 data', '\x04\x22\x4d\x18'),
  other('a tar archive', 'ustar', 257),
  other('a snoop capture', 'snoop\x00\x00\x00'),
  other('a Microsoft Network Monitor capture', 'GMBU'),
  other('a Microsoft Network Monitor capture', 'RTSS'),
  other('an Observer capture', 'ObserverPktBuffer'),
  other('a Sniffer capture', 'TRSNIFF data'),
  other('an OmniPeek capture', '\x7fver'),
  other('a Windows event log', 'ElfFile\x00'),
  other('an ELF program', '\x7fELF'),
  other('a Windows program', 'MZ\x90\x00'),
  other('a PNG image', '\x89PNG\r\n\x1a\n'),
  other('a JPEG image', '\xff\xd8\xff'),
  other('a GIF image', 'GIF8'),
  other('a PDF document', '%PDF-'),
  other('WAV audio', 'WAVE', 8),
  other('an SQLite database', 'SQLite format 3\x00'),
  other('a systemd journal', 'LPKSHHRH'),
  other('UTF-16 text', '\xff\xfe'),
  other('UTF-16 text', '\xfe\xff'),
];

function readable(kind: Signature['kind'], description: string, bytes: readonly number[]): Signature {
  return { kind, description, bytes };
}

/** @param text each character is one byte */
function other(description: string, text: string, at = 0): Signature {
  return { kind: 'binary', description, bytes: Array.from(text, (character) => character.charCodeAt(0)), at };
}
