// Type-checked, not run, in a folder where the package is installed.
import { analyze } from 'sipmortem';

const result = await analyze({ inputs: ['a.pcap'], calls: 'none' });
export const answered: number = result.outcomes.answered;
