// Lints the contract of MMP: its structure, its examples against their schemas, its names and descriptions.
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const CONTRACT = 'schemas/mmp.openapi.yaml';

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // The contract is ours and published under the license of the repository.
    'info-license': 'off',
    'no-invalid-schema-examples': { severity: 'error', allowAdditionalProperties: false },
    'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false },
    'operation-description': 'off',
    'no-ambiguous-paths': 'error',
    'operation-operationId': 'error',
    'tag-description': 'error',
  },
});
const problems = await lint({ ref: CONTRACT, config });
const totals = getTotals(problems);
if (problems.length > 0) {
  formatProblems(problems, { format: 'stylish', totals, version: '' });
  process.exitCode = 1;
}
