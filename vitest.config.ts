import { defineConfig } from 'vitest/config';
import { bundledText } from './build/bundled-text.mjs';

/** Where .ci/run wants the results to count. */
const report = process.env['SIPMORTEM_TEST_REPORT'];

export default defineConfig({
  plugins: [bundledText()],
  test: {
    include: ['test/**/*.test.ts'],
    // It imports JSON in a way that Node.js refuses and Vite does not.
    server: { deps: { inline: [/@actions\/(workflow-parser|expressions)/] } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
