/** A file as text, put in when the program is built (build/bundled-text.mjs). */
declare module '*?text' {
  export const text: string;
}
