/** How many bytes all streams hold at present. */
export class HeldBytes {
  count = 0;
}
