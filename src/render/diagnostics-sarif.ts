import type { Diagnostic } from '../model/diagnostic.ts';

/** Problems as SARIF 2.1.0 for code scanning. */
export function diagnosticsSarif(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].toSorted();
  const run = {
    tool: { driver: { name: 'reconcile', rules: codes.map((id) => ({ id })) } },
    results: diagnostics.map((diagnostic) => ({
      ruleId: diagnostic.code,
      level: diagnostic.severity,
      message: { text: `${diagnostic.summary} ${diagnostic.fix}` },
      locations: [{ physicalLocation: location(diagnostic) }],
    })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function location({ source }: Diagnostic) {
  return {
    artifactLocation: { uri: source.file },
    region: {
      startLine: source.line,
      startColumn: source.column,
      ...(source.endColumn === undefined ? {} : { endColumn: source.endColumn }),
    },
  };
}
