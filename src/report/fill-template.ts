/** Puts values into the `{name}` places of a sentence. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_place, name: string) => String(values[name] ?? ''));
}
