/** The address without its port: `10.0.0.2` of `10.0.0.2:5060`, `2001:db8::1` of `[2001:db8::1]:5060`. */
export function hostOf(address: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([^:]+):\d+$/.exec(address)?.[1] ?? address;
}
