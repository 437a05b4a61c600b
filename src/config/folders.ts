import type { Diagnostic } from '../model/diagnostic.ts';
import type { DefaultsFile } from '../model/generated/defaults.ts';
import type { JudgedFolder } from './apply-rules.ts';
import type { CheckedFile } from './check.ts';
import { ownerOf } from './owner.ts';
import type { Owner } from './owner.ts';
import type { FileContents, Folder, ValidFile } from './rules/rule.ts';

export interface FoldersInput {
  readonly checked: readonly CheckedFile[];
  /** Everything found before any rule was asked. */
  readonly found: readonly Diagnostic[];
  readonly defaults: ValidFile<DefaultsFile> | undefined;
}

/** One entry for each enterprise that a file or a problem speaks of, by slug. */
export function judgeFolders({ checked, found, defaults }: FoldersInput): readonly JudgedFolder[] {
  const files = grouped(checked, ({ source }) => source.enterprise);
  const broken = grouped(brokenFiles(found), ({ slug }) => slug);
  const slugs = [...new Set([...files.keys(), ...broken.keys()])].toSorted();
  return slugs.map((slug) => ({
    folder: folderOf(slug, files.get(slug) ?? [], defaults),
    broken: new Set((broken.get(slug) ?? []).map(({ name }) => name)),
  }));
}

/** defaults.yaml, when it is there and sound. */
export function defaultsOf(checked: readonly CheckedFile[]): ValidFile<DefaultsFile> | undefined {
  return valid(checked, 'defaults.yaml');
}

function brokenFiles(found: readonly Diagnostic[]): readonly Owner[] {
  return found.flatMap(({ severity, source }) => {
    const owner = severity === 'error' ? ownerOf(source.file) : undefined;
    return owner?.slug === undefined ? [] : [owner];
  });
}

function folderOf(slug: string, checked: readonly CheckedFile[], defaults: FoldersInput['defaults']): Folder {
  const files = {
    'enterprise.yaml': valid(checked, 'enterprise.yaml'),
    'senders.yaml': valid(checked, 'senders.yaml'),
    'templates.yaml': valid(checked, 'templates.yaml'),
    'org.yaml': valid(checked, 'org.yaml'),
    'users.yaml': valid(checked, 'users.yaml'),
    'evidence.yaml': valid(checked, 'evidence.yaml'),
    'status.yaml': valid(checked, 'status.yaml'),
  };
  return { slug, files, ...(defaults === undefined ? {} : { defaults }) };
}

function valid<Name extends keyof FileContents>(
  checked: readonly CheckedFile[],
  name: Name,
): ValidFile<FileContents[Name]> | undefined {
  const file = checked.find(({ source }) => source.name === name);
  if (file === undefined) return undefined;
  const { path, value, locate } = file.document;
  return isContents(name, file, value) ? { path, value, locate } : undefined;
}

/** The schema of a file vouches for its type: one is generated from the other. */
function isContents<Name extends keyof FileContents>(
  name: Name,
  file: CheckedFile,
  value: unknown,
): value is FileContents[Name] {
  return value !== null && file.isValid && file.source.name === name;
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
