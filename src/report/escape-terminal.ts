/**
 * Characters that move the cursor, change colours, hide or reorder text: control characters (C0, DEL, C1), format
 * characters (bidi overrides and isolates, zero width), line and paragraph separators, unpaired surrogates.
 */
const INERT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * What runners of CI obey in the log of a step: `##[` of GitHub, `##vso[` of Azure, `##teamcity[` anywhere in a line, `::error`
 * and the like at its start, where wrapping may put any word. What comes after `::` is a name that no address has.
 */
const COMMAND =
  /#(?=#\w*\[)|:(?=:(?:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning)\b)/gi;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Makes a string from the wire safe to print: what a terminal or a runner of CI would obey becomes a visible escape such as `\x1b`. */
export function escapeTerminal(text: string): string {
  return text
    .replace(INERT, (character) => NAMED[character] ?? escape(character.codePointAt(0)!))
    .replace(COMMAND, (character) => escape(character.codePointAt(0)!));
}

function escape(code: number): string {
  const hex = code.toString(16);
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}
