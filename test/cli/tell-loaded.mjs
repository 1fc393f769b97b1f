// For `node --import`: appends the address of each module that the process loads to the file that LOADED names, one a line.
import { createRequire, register } from 'node:module';
import { appendFileSync } from 'node:fs';

const hook = `
  import { appendFileSync } from 'node:fs';
  export function load(url, context, next) {
    appendFileSync(process.env.LOADED, url + '\\n');
    return next(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

// What is required instead of imported, with what it requires.
const { cache } = createRequire(import.meta.url);
process.on('exit', () => appendFileSync(process.env.LOADED, `${Object.keys(cache).join('\n')}\n`));
