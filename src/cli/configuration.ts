import { isAbsolute, join, relative } from 'node:path';
import { readConfiguration } from '../config/read.ts';
import type { Configuration } from '../config/read.ts';
import { compileSchemas } from '../config/schema.ts';
import { nearest } from '../config/nearest.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { SourceFile } from '../model/source-file.ts';
import { openRepository } from '../store/git.ts';
import { readSourceFiles } from '../store/read-files.ts';
import { readSchemas } from '../store/read-schemas.ts';
import type { Context } from './context.ts';

export interface Selection {
  readonly dir: string;
  /** Enterprises named on the command line; none means all. */
  readonly slugs: readonly string[];
  readonly changedSince?: string;
}

export interface Loaded extends Configuration {
  /** All valid enterprises, whichever were selected. */
  readonly fleet: readonly Enterprise[];
}

/** Where the schemas are, seen from this file as from its build. */
export const SCHEMAS = new URL('../../schemas/', import.meta.url);

/**
 * Reads and validates the files of the whole folder, because enterprises are checked against each other,
 * and keeps those that were selected. Throws `UsageError` for a slug that does not exist.
 */
export async function loadConfiguration(context: Context, selection: Selection): Promise<Loaded> {
  const dir = trimmed(selection.dir);
  const [schemas, source] = await Promise.all([
    readSchemas(SCHEMAS),
    readSourceFiles({ dir, cwd: context.cwd }),
  ]);
  const configuration = readConfiguration({
    files: source.files,
    validators: compileSchemas(schemas),
    problems: source.problems,
  });
  const known = [...configuration.enterprises.map(({ slug }) => slug), ...configuration.failed];
  const unknown = selection.slugs.find((slug) => !known.includes(slug));
  if (unknown !== undefined && known.length > 0) throw noSuchEnterprise(unknown, known, dir);
  const changed = await changedSlugs(context, selection);
  const isSelected = (slug: string) =>
    (selection.slugs.length === 0 || selection.slugs.includes(slug)) &&
    (changed === undefined || changed.has(slug));
  return {
    ...configuration,
    fleet: configuration.enterprises,
    enterprises: configuration.enterprises.filter(({ slug }) => isSelected(slug)),
    failed: configuration.failed.filter(isSelected),
  };
}

/** The problems of one enterprise as if a file of it held this text, or was there. Nothing is written. */
export async function checkedWith(
  context: Context,
  dir: string,
  file: SourceFile & { readonly enterprise: string },
): Promise<Configuration> {
  const [schemas, source] = await Promise.all([
    readSchemas(SCHEMAS),
    readSourceFiles({ dir: trimmed(dir), cwd: context.cwd, only: [file.enterprise] }),
  ]);
  const others = source.files.filter(
    ({ enterprise, name }) => enterprise !== file.enterprise || name !== file.name,
  );
  return readConfiguration({
    files: [...others, file],
    validators: compileSchemas(schemas),
    problems: source.problems,
  });
}

/** As typed, without slashes at the end, so that paths made of it look alike. */
function trimmed(dir: string): string {
  return dir.replace(/(?<=.)\/+$/, '');
}

function noSuchEnterprise(slug: string, known: readonly string[], dir: string): UsageError {
  const near = nearest(slug, known);
  const hint = near === undefined ? `There are: ${known.slice(0, 10).join(', ')}.` : `Did you mean ${near}?`;
  return new UsageError(`There is no enterprise ${JSON.stringify(slug)} in ${dir}.`, hint);
}

/** Slugs whose files changed since a commit; undefined, meaning all, when something changed that all share. */
async function changedSlugs(
  context: Context,
  { dir, changedSince }: Selection,
): Promise<ReadonlySet<string> | undefined> {
  if (changedSince === undefined) return undefined;
  const folder = isAbsolute(dir) ? dir : join(context.cwd, dir);
  const repository = await openRepository(folder, context.env);
  if (repository === undefined) {
    throw new UsageError(
      `${dir} is not in a git repository.`,
      'Leave out --changed-since, or run inside a clone.',
    );
  }
  const below = relative(repository.root, folder);
  const changed = await repository.changedSince(changedSince);
  const inFolder = changed.map((path) => relative(below, path)).filter((path) => !path.startsWith('..'));
  if (inFolder.some((path) => !path.includes('/')) || changed.some((path) => path.startsWith('schemas/')))
    return undefined;
  return new Set(inFolder.map((path) => path.slice(0, path.indexOf('/'))));
}
