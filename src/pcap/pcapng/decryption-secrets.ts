import { BLOCK_BODY } from './block.ts';

/** Key material that the capture carries. */
export interface DecryptionSecrets {
  /** 0x544c534b for a TLS key log, or another type; draft-ietf-opsawg-pcapng section 4.7. */
  type: number;
  /** A copy: the key log's text, for TLS. */
  bytes: Uint8Array;
}

/** Copies a Decryption Secrets Block (draft-ietf-opsawg-pcapng section 4.7) of `length` bytes; null when it contradicts itself. */
export function readDecryptionSecrets(
  view: DataView<ArrayBuffer>,
  at: number,
  length: number,
  littleEndian: boolean,
): DecryptionSecrets | null {
  if (length < 20) return null;
  const body = at + BLOCK_BODY;
  const size = view.getUint32(body + 4, littleEndian);
  if (size > length - 20) return null;
  return {
    type: view.getUint32(body, littleEndian),
    bytes: new Uint8Array(view.buffer.slice(body + 8, body + 8 + size)),
  };
}
