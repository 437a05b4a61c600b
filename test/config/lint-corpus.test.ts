import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { readExamples } from './examples.ts';

const FILE = 'fernhill-motors/templates.yaml';

interface Case {
  readonly name: string;
  readonly code: string;
  /** Other codes that the same mistake brings with it. */
  readonly also?: readonly string[];
  readonly before?: readonly object[];
  readonly template: object;
}

describe('the corpus of templates', () => {
  it.each(casesOf('bad'))('refuses $name as $code', ({ code, also = [], ...given }) => {
    const errors = codes(judged(given), 'error');
    expect(errors.toSorted()).toEqual([code, ...also].toSorted());
  });

  it.each(casesOf('good'))('takes $name', (given) => {
    expect(judged(given)).toEqual([]);
  });

  it.each(casesOf('doubtful'))('warns of $name as $code', ({ code, also = [], ...given }) => {
    const found = judged(given);
    expect(codes(found, 'error')).toEqual([]);
    expect(codes(found, 'warning').toSorted()).toEqual([code, ...also].toSorted());
  });
});

function casesOf(name: string): readonly Case[] {
  const text = readFileSync(new URL(`templates/${name}.yaml`, import.meta.url), 'utf8');
  return parse(text) as readonly Case[];
}

/** What is found about the template when it stands in a file of an example, after the ones of the library. */
function judged({ before = [], template }: Pick<Case, 'before' | 'template'>): readonly Diagnostic[] {
  const whole = { key: 'car_pickup', language: 'en', category: 'UTILITY', ...template };
  const text = stringify({
    apiVersion: 'reconcile/v1',
    defaults: [{ key: 'template_5' }, { key: 'template_9' }],
    custom: [...before, whole],
  });
  return readExamples({ [FILE]: text }).diagnostics.filter(({ source }) => source.file.endsWith(FILE));
}

function codes(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): readonly string[] {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).map(({ code }) => code);
}
