import { escapeXml } from './escape-xml.ts';
import { svgRole, type SvgRole } from './svg-style.ts';

/** How a text is set. */
interface TextStyle {
  role?: SvgRole;
  anchor?: 'start' | 'middle' | 'end';
  bold?: boolean;
  /** It stands on an arrow. */
  isLabel?: boolean;
}

/** A line of text at a place. @param text as on the wire */
export function svgText(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { role = 'text', anchor = 'start', bold = false, isLabel = false } = style;
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const heavy = bold ? ' font-weight="bold"' : '';
  const attributes = `${svgRole(role, isLabel ? 'sml-label' : '')} fill="currentColor"${anchored}${heavy}`;
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escapeXml(text)}</text>`;
}

/** A straight line. */
export function svgLine(x1: number, y1: number, x2: number, y2: number, role: SvgRole, dashes = ''): string {
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" ${svgRole(role)} stroke="currentColor" fill="none"${dashed}/>`;
}

/** The head of an arrow that ends at a place. @param direction 1: to the right, -1: to the left */
export function svgHead(x: number, y: number, direction: 1 | -1, role: SvgRole): string {
  const back = round(x - 9 * direction);
  return `<path d="M${round(x)} ${round(y)}L${back} ${round(y - 4)}L${back} ${round(y + 4)}z" ${svgRole(role, 'sml-head')} fill="currentColor" stroke="none"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
