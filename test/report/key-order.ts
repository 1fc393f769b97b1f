type Schema = {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  $defs?: Record<string, Schema>;
};

/** The places where keys do not stand in the order of the schema's `properties`, as `path: keys`. */
export function keysOutOfOrder(value: unknown, root: Schema, schema: Schema = root, path = '$'): string[] {
  const real = schema.$ref ? root.$defs![schema.$ref.replace('#/$defs/', '')]! : schema;
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => keysOutOfOrder(item, root, real.items ?? {}, `${path}[${i}]`));
  }
  if (value === null || typeof value !== 'object') return [];
  const keys = Object.keys(value);
  const variants = [real, ...(real.anyOf ?? []), ...(real.oneOf ?? [])];
  const properties = variants.find((v) => v.properties && keys.every((key) => key in v.properties!))?.properties;
  if (!properties) return [];
  const expected = Object.keys(properties).filter((key) => keys.includes(key));
  const wrong = keys.join() === expected.join() ? [] : [`${path}: ${keys.join()}`];
  return [
    ...wrong,
    ...keys.flatMap((key) =>
      keysOutOfOrder((value as Record<string, unknown>)[key], root, properties[key]!, `${path}.${key}`),
    ),
  ];
}
