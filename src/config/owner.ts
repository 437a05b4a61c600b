import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileName } from '../model/enterprise.ts';
import { FILE_NAMES } from '../model/enterprise.ts';

/** Whom a file belongs to, by its path: one enterprise, or with defaults.yaml all of them. */
export interface Owner {
  /** Absent for defaults.yaml. */
  readonly slug?: string;
  readonly name: FileName | 'defaults.yaml';
}

/** Reads the owner off a path such as `enterprises/abc-banking/org.yaml`; none for any other path. */
export function ownerOf(path: string): Owner | undefined {
  const [folder, last] = path.split('/').slice(-2);
  if (path === 'defaults.yaml' || last === 'defaults.yaml') return { name: 'defaults.yaml' };
  const name = FILE_NAMES.find((known) => known === last);
  return name === undefined || folder === undefined ? undefined : { slug: folder, name };
}

/** The enterprises that an error stops, by slug. */
export function failedSlugs(slugs: readonly string[], diagnostics: readonly Diagnostic[]): readonly string[] {
  const owners = diagnostics.flatMap(({ severity, source }) => {
    const owner = severity === 'error' ? ownerOf(source.file) : undefined;
    return owner === undefined ? [] : [owner];
  });
  if (owners.some(({ name }) => name === 'defaults.yaml')) return slugs;
  const failed = new Set(owners.map(({ slug }) => slug));
  return slugs.filter((slug) => failed.has(slug));
}
