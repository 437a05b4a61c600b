import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';
import { conformanceReporter } from './reporter.ts';

const folder = process.env['CONFORMANCE_DOCUMENTS'];
if (folder === undefined) throw new Error('Run `npm run conformance`: it gets the documents first.');

export default mergeConfig(
  base,
  defineConfig({
    test: {
      include: ['test/conformance/**/*.conformance.ts'],
      setupFiles: ['test/conformance/record.ts'],
      reporters: [conformanceReporter(folder)],
    },
  }),
);
