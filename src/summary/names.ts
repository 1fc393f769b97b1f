import type { Phrases } from '../calls/phrases.ts';
import type { CodeTable } from '../codes/code-table.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { PeerAliases } from './peer-aliases.ts';

/** The look-ups that turn kept numbers into text. */
export interface Names {
  codes: CodeTable;
  phrases: Phrases;
  endpoints: Endpoints;
  aliases: PeerAliases;
}
