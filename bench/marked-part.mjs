// @ts-check

/** What stands between `<!-- NAME -->` and `<!-- /NAME -->`. @param {string} text @param {string} name */
export function markedPart(text, name) {
  const [from, to] = boundsIn(text, name);
  return text.slice(from, to).trim();
}

/** The text with another part between the marks. @param {string} text @param {string} name @param {string} part */
export function withMarkedPart(text, name, part) {
  const [from, to] = boundsIn(text, name);
  return `${text.slice(0, from)}\n${part}\n${text.slice(to)}`;
}

/** @param {string} text @param {string} name */
function boundsIn(text, name) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (from < begin.length || to < from) throw new Error(`no part from ${begin} to ${end}`);
  return /** @type {const} */ ([from, to]);
}
