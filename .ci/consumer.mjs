// Run in a folder where the package is installed: the library works, and all that `exports` names is there.
import { createRequire } from 'node:module';
import { analyze } from 'sipmortem';

const result = await analyze({ inputs: [process.argv[2]], calls: 'none' });
if (result.totals.messages === 0) throw new Error('no messages read');

const require = createRequire(import.meta.url);
if (!require('sipmortem/report.schema.json').$schema) throw new Error('report.schema.json is not a schema');
if (!require('sipmortem/ladder.schema.json').$schema) throw new Error('ladder.schema.json is not a schema');
if (!require('sipmortem/diff.schema.json').$schema) throw new Error('diff.schema.json is not a schema');
if (!require('sipmortem/config.schema.json').$schema) throw new Error('config.schema.json is not a schema');
if (require('sipmortem/package.json').name !== 'sipmortem') throw new Error('package.json is not there');
