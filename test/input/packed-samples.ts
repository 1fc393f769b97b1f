import fc from 'fast-check';
import { buildPcap } from '../pcap/build-capture.ts';

/** A small capture that can be compressed well. */
export const capture = buildPcap(
  Array.from({ length: 30 }, (_, i) => ({
    timeMicros: 1_760_000_000_000_000 + i * 20_000,
    bytes: new TextEncoder().encode(`OPTIONS sip:${i % 7}@example.com SIP/2.0\r\n`.repeat(1 + (i % 5))),
  })),
);

/** The same as `zstd -19` 1.5.4 writes it, with a checksum. */
export const captureInZstd: Uint8Array = Buffer.from(
  'KLUv/QRorQkA8ksuLXBvDvSqvpAw7OUy/XHLiw7B7b49Awl5rh62aUAa1ZZsKaUBNnYdGpCQLaWUKXpjjXn7iN6WALsL69wdYX6/' +
    '39eWWjuRWauMniYQu0wFclmn8yzjbVuvbajMVkF6NTZ2lSRyNQLyGuiborCmms90UHpzRXbTM3Kl/y/9PIgc9P+g/xe4w/8P/0Vd' +
    'L/5/8d/AgEAubMOD8eELZlKgWDIXCYfSMyITbvDXcDAgDwfhKy7OfPv26ciUWgVuqMHJQCu1fgfAldIYIhgEEgQJAoVFcCMhaHbi' +
    'F0MMN4aAV6f/tsBXnX4Zo4PcdT/9YNzvtoqxw9vz3e14Su9X0ujA7+zfNvBqp6/GaDB37U8ffLF6tzEwKaEY9VjxZzhrUvH3ixg6' +
    '2y/msyUaqbPE1HxjgZp2pqUCsyxyqA==',
  'base64',
);

/** 300,000 bytes that cannot be compressed. */
export const noise = fc.sample(fc.uint8Array({ minLength: 300_000, maxLength: 300_000, size: 'max' }), {
  seed: 3,
  numRuns: 1,
})[0]!;
