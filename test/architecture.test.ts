import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** What each folder may import from `src`, besides itself. Arrows point down only. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  model: [],
  core: ['model'],
  config: ['model', 'core'],
  onboarding: ['model', 'core'],
  render: ['model'],
  providers: ['model'],
  store: ['model', 'config'],
  runtime: ['model'],
  sandbox: [],
  kinds: ['model', 'core', 'onboarding', 'render', 'providers'],
  engine: ['model', 'core', 'onboarding', 'kinds'],
  adopt: ['model', 'core', 'config', 'kinds', 'providers'],
  'pipeline.ts': ['model', 'core', 'config', 'onboarding', 'kinds', 'engine'],
  rehearsal: ['model', 'onboarding', 'pipeline.ts'],
  cli: [
    'model',
    'core',
    'config',
    'onboarding',
    'render',
    'kinds',
    'engine',
    'adopt',
    'providers',
    'store',
    'runtime',
    'sandbox',
    'rehearsal',
    'pipeline.ts',
  ],
  'main.ts': ['model', 'cli', 'runtime'],
};

/** Packages and built-in modules that a folder may use. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  model: [],
  core: ['canonicalize', 'node:crypto', 'node:util'],
  config: ['yaml', 'ajv', 'ajv-formats', 'libphonenumber-js', 'node:crypto', 'node:util'],
  onboarding: ['temporal-polyfill'],
  render: ['hono'],
  kinds: ['node:util'],
  adopt: ['node:util'],
  engine: ['p-queue'],
  'pipeline.ts': [],
  rehearsal: [],
  providers: ['twilio', 'p-retry', 'p-queue', 'openapi-fetch', 'nodemailer', 'write-file-atomic', 'node:'],
  store: ['simple-git', 'write-file-atomic', 'yaml', 'p-queue', 'csv-parse', 'node:'],
  runtime: ['pino', 'node:'],
  sandbox: ['hono', '@hono/node-server', 'node:'],
  cli: ['commander', 'picocolors', 'node:'],
  'main.ts': ['node:'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));
const imports: readonly Import[] = files.flatMap((file) => importsOf(file));

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const specifiers = [
    ...text.matchAll(/(?:from|import\()\s*'([^']+)'/g),
    ...text.matchAll(/^import\s+'([^']+)'/gm),
  ];
  return specifiers.map(([, specifier = '']) => ({
    from: file,
    to: specifier.startsWith('.') ? relative(SRC, join(SRC, dirname(file), specifier)) : specifier,
  }));
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function isOurs({ to }: Import): boolean {
  return to.endsWith('.ts');
}

describe('architecture', () => {
  it('has a rule for every folder', () => {
    expect([...new Set(files.map(folderOf))].toSorted()).toEqual(Object.keys(MAY_USE).toSorted());
  });

  it('lets imports point down only', () => {
    const wrong = imports.filter(
      (edge) =>
        isOurs(edge) &&
        folderOf(edge.from) !== folderOf(edge.to) &&
        MAY_USE[folderOf(edge.from)]?.includes(folderOf(edge.to)) !== true,
    );
    expect(wrong).toEqual([]);
  });

  it('lets kinds see providers as types only', () => {
    const texts = files
      .filter((file) => file.startsWith('kinds/'))
      .map((file) => readFileSync(join(SRC, file), 'utf8'));
    expect(texts.flatMap((text) => text.match(/^import (?!type)[^;]*providers[^;]*;/gm) ?? [])).toEqual([]);
  });

  it('keeps packages where they belong', () => {
    const wrong = imports.filter((edge) => {
      const allowed = PACKAGES[folderOf(edge.from)] ?? [];
      return (
        !isOurs(edge) &&
        !allowed.some(
          (name) => edge.to === name || edge.to.startsWith(name.endsWith(':') ? name : `${name}/`),
        )
      );
    });
    expect(wrong).toEqual([]);
  });

  it('has no cycle', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        imports.filter((edge) => edge.from === file && isOurs(edge)).map(({ to }) => to),
      ]),
    );
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): readonly string[] => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return [];
      const cycle = (graph.get(file) ?? [])
        .map((next) => walk(next, [...path, file]))
        .find(({ length }) => length > 0);
      done.add(file);
      return cycle ?? [];
    };
    expect(files.map((file) => walk(file, [])).filter(({ length }) => length > 0)).toEqual([]);
  });

  it('reads clock, randomness, environment and streams at the edge only', () => {
    const edge = new Set(['main.ts', 'runtime/clock.ts']);
    const ambient =
      /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bprocess\.(?:env|argv|exit|std|on\(|cwd|kill)|\bTemporal\.Now\b|\bconsole\.(?:log|error|warn|info)\b/;
    const wrong = files.filter(
      (file) => !edge.has(file) && ambient.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps files under 250 lines', () => {
    const long = files.filter(
      (file) =>
        !file.includes('generated/') && readFileSync(join(SRC, file), 'utf8').split('\n').length > 251,
    );
    expect(long).toEqual([]);
  });
});
