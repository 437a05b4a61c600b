import { readFileSync, readdirSync } from 'node:fs';
import { readConfiguration } from '../../src/config/read.ts';
import type { Configuration } from '../../src/config/read.ts';
import { compileSchemas } from '../../src/config/schema.ts';
import { FILE_NAMES } from '../../src/model/enterprise.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import { readSchemas } from '../../src/store/read-schemas.ts';

const ROOT = new URL('../../', import.meta.url);

/** The schemas as shipped. */
export const VALIDATORS = compileSchemas(await readSchemas(new URL('schemas/', ROOT)));

/** The examples as shipped, without any status that a run may have left. */
export const EXAMPLES: readonly SourceFile[] = [
  { path: 'enterprises/defaults.yaml', name: 'defaults.yaml', text: textOf('defaults.yaml') },
  ...['abc-banking', 'fernhill-motors', 'larkspur-wealth'].flatMap(folder),
];

/** What the examples become with some files changed (by path, such as `abc-banking/org.yaml`) or added. */
export function readExamples(changes: Readonly<Record<string, string | undefined>> = {}): Configuration {
  const kept = EXAMPLES.filter(({ path }) => !Object.hasOwn(changes, short(path)));
  const changed = Object.entries(changes).flatMap(([path, text]) =>
    text === undefined ? [] : [sourceFile(path, text)],
  );
  return readConfiguration({ files: [...kept, ...changed], validators: VALIDATORS });
}

/** The text of an example, such as `abc-banking/org.yaml`. */
export function exampleText(path: string): string {
  const file = EXAMPLES.find((example) => short(example.path) === path);
  if (file === undefined) throw new Error(`There is no example ${path}`);
  return file.text;
}

export function sourceFile(path: string, text: string): SourceFile {
  const [slug, last] = path.split('/');
  const name = FILE_NAMES.find((known) => known === last);
  if (name === undefined || slug === undefined) {
    return { path: 'enterprises/defaults.yaml', name: 'defaults.yaml', text };
  }
  return { path: `enterprises/${path}`, name, enterprise: slug, text };
}

function folder(slug: string): readonly SourceFile[] {
  return readdirSync(new URL(`enterprises/${slug}/`, ROOT))
    .filter((name) => name !== 'status.yaml')
    .map((name) => sourceFile(`${slug}/${name}`, textOf(`${slug}/${name}`)));
}

function textOf(path: string): string {
  return readFileSync(new URL(`enterprises/${path}`, ROOT), 'utf8');
}

function short(path: string): string {
  return path.replace(/^enterprises\//, '');
}
