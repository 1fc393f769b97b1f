import MarkdownIt from 'markdown-it';

/** What a host makes of Markdown: HTML is passed on, bare addresses become links. More than GitHub and GitLab let through. */
const reader = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<typeof reader.parse>[number];

/** What stands in a document: its text outside code, the code, and which kinds of elements there are. */
export interface ReadMarkdown {
  texts: string[];
  codes: string[];
  /** Fenced blocks by their language. */
  fences: { language: string; text: string }[];
  /** HTML as it came. */
  html: string[];
  /** Types of inline elements other than text and code, and of blocks. */
  kinds: Set<string>;
}

/** Reads a document with a CommonMark library. */
export function readMarkdown(markdown: string): ReadMarkdown {
  const read: ReadMarkdown = { texts: [], codes: [], fences: [], html: [], kinds: new Set() };
  const visit = (token: Token): void => {
    if (token.type === 'text') read.texts.push(token.content);
    else if (token.type === 'code_inline') read.codes.push(token.content);
    else if (token.type === 'fence') read.fences.push({ language: token.info, text: token.content });
    else if (token.type.startsWith('html')) read.html.push(token.content);
    else read.kinds.add(token.type);
    token.children?.forEach(visit);
  };
  reader.parse(markdown, {}).forEach(visit);
  return read;
}

/** A line that is nothing but text and code: what a reader sees of it. */
export function seenText(markdown: string): string {
  const [paragraph] = reader.parseInline(markdown, {});
  const strange =
    paragraph?.children?.filter(({ type }) => !['text', 'text_special', 'code_inline'].includes(type)) ?? [];
  if (strange.length > 0)
    throw new Error(`not only text: ${strange.map(({ type }) => type).join(', ')} in ${markdown}`);
  return paragraph?.children?.map(({ content }) => content).join('') ?? '';
}

/** The cells of the first row of a table. */
export function seenCells(row: string): string[] {
  const tokens = reader.parse(`| a | b |\n| --- | --- |\n${row}\n`, {});
  const body = tokens.slice(tokens.findIndex(({ type }) => type === 'tbody_open'));
  return body
    .filter(({ type }) => type === 'inline')
    .map(({ content, children }) => {
      const strange = children?.filter(({ type }) => !['text', 'text_special', 'code_inline'].includes(type)) ?? [];
      if (strange.length > 0) throw new Error(`not only text in the cell ${content}`);
      return children?.map((child) => child.content).join('') ?? '';
    });
}
