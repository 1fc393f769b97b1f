/** Parameters by name in lower case; null for those without a value. Quotes are taken off. */
export type Params = ReadonlyMap<string, string | null>;

/** The elements of a comma list, trimmed, empty ones left out. Commas within quotes and <> do not separate (RFC 3261 7.3.1). */
export function splitList(value: string): string[] {
  return splitOutside(value, ',').filter((element) => element !== '');
}

/** Splits `text;name;name=value` into the text and its parameters; of a repeated name the first counts. */
export function splitParams(value: string): [text: string, params: Params] {
  const [text = '', ...rest] = splitOutside(value, ';');
  const params = new Map<string, string | null>();
  for (const param of rest) {
    const equals = param.indexOf('=');
    const name = (equals < 0 ? param : param.slice(0, equals)).trim().toLowerCase();
    if (name !== '' && !params.has(name)) params.set(name, equals < 0 ? null : unquote(param.slice(equals + 1).trim()));
  }
  return [text, params];
}

/** Takes the quotes off a quoted-string and resolves its escapes (RFC 3261 25.1); other text stays as it is. */
export function unquote(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text.slice(1, -1).replace(/\\([\s\S])/g, '$1');
}

function splitOutside(value: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  let isBracketed = false;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) {
      if (char === '\\') at++;
    } else if (char === '<') isBracketed = true;
    else if (char === '>') isBracketed = false;
    else if (char === separator && !isBracketed) {
      parts.push(value.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(value.slice(start).trim());
  return parts;
}
