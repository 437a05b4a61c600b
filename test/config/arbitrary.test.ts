import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_NAMES } from '../../src/model/enterprise.ts';
import type { Configuration } from '../../src/config/read.ts';
import { exampleText, readExamples } from './examples.ts';

const PATHS = ['defaults.yaml', ...FILE_NAMES.map((name) => `abc-banking/${name}`)];
const EXAMPLE_PATHS = PATHS.filter((path) => !path.endsWith('status.yaml'));

/** The seed is fixed so that a run can be repeated; change it to look further. */
const RUNS = { numRuns: 200, seed: 20_261_124 };

/** Pieces that make YAML interesting, and any other text. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      '- ',
      ': ',
      '\n',
      '\n  ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!!str ',
      '|\n',
      '>\n',
      '#',
    ),
    fc.constantFrom(
      '? ',
      '---\n',
      '\t',
      '<<: ',
      '{{1}}',
      '~',
      '.nan',
      '__proto__: ',
      '%YAML 1.1\n',
      '\r\n',
      '\uFEFF',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
  { maxLength: 40 },
);

describe('any text as any file', () => {
  it('never throws, and marks a place in a file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), pieces, (path, parts) => {
        expectSound(readExamples({ [path]: parts.join('') }), path, parts.join(''));
      }),
      RUNS,
    );
  });

  it('never throws for an example with a stretch replaced', () => {
    const edit = fc.record({
      path: fc.constantFrom(...EXAMPLE_PATHS),
      at: fc.nat(),
      cut: fc.nat(12),
      put: pieces,
    });
    fc.assert(
      fc.property(edit, ({ path, at, cut, put }) => {
        const text = exampleText(path);
        const from = at % text.length;
        const edited = text.slice(0, from) + put.slice(0, 3).join('') + text.slice(from + cut);
        expectSound(readExamples({ [path]: edited }), path, edited);
      }),
      RUNS,
    );
  });
});

function expectSound(found: Configuration, path: string, text: string): void {
  const lines = text.split('\n').length;
  for (const { source, summary, fix } of found.diagnostics) {
    expect(summary).not.toMatch(/undefined|\[object/);
    expect(fix).not.toMatch(/undefined|\[object/);
    expect(source.line).toBeGreaterThan(0);
    expect(source.column).toBeGreaterThan(0);
    expect(source.endColumn ?? source.column + 1).toBeGreaterThan(source.column);
    if (source.file === `enterprises/${path}`) expect(source.line).toBeLessThanOrEqual(lines);
  }
}
