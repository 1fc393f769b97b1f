import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageStore } from '../../src/calls/message-store.ts';

describe('the store of messages', () => {
  it('gives back the bytes of any part of any buffer, whatever was freed in between', () => {
    const piece = fc.record({
      before: fc.nat(7),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 1600 }),
      after: fc.nat(7),
      isFreed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const store = new MessageStore();
        const kept: { handle: number; bytes: Uint8Array }[] = [];
        for (const { before, bytes, after, isFreed } of pieces) {
          const buffer = new Uint8Array(before + bytes.length + after);
          buffer.set(bytes, before);
          const view = buffer.subarray(Math.min(before, 3));
          const start = before - Math.min(before, 3);
          const handle = store.keep(view, start, start + bytes.length);
          expect(handle).toBeGreaterThan(0);
          if (isFreed) store.free(handle);
          else kept.push({ handle, bytes });
        }
        for (const { handle, bytes } of kept) expect(store.read(handle)).toEqual(bytes);
      }),
    );
  });

  it('has an end: what finds no room is counted, and what is freed makes room', () => {
    const store = new MessageStore(1);
    const bytes = new Uint8Array(2000).fill(1);
    const handles: number[] = [];
    for (let handle = store.keep(bytes, 0, 2000); handle !== 0; handle = store.keep(bytes, 0, 2000))
      handles.push(handle);
    expect(handles.length).toBeGreaterThan(100);
    expect(store.overflow).toBe(1);
    for (const handle of handles) store.free(handle);
    expect(handles.map(() => store.keep(bytes, 0, 2000)).every((handle) => handle !== 0)).toBe(true);
  });

  it('keeps nothing that is empty or longer than a message may be, and reads nothing of no handle', () => {
    const store = new MessageStore();
    expect(store.keep(new Uint8Array(20_000), 0, 20_000)).toBe(0);
    expect(store.keep(new Uint8Array(20), 5, 5)).toBe(0);
    expect(store.read(0)).toHaveLength(0);
  });
});
