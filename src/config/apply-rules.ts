import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileName } from '../model/enterprise.ts';
import { folderRules } from './rules/all-rules.ts';
import { defaultsRules } from './rules/defaults-rules.ts';
import { fleetRules } from './rules/fleet-rules.ts';
import type { Folder } from './rules/rule.ts';

/** A folder with the names of the files that cannot be trusted. */
export interface JudgedFolder {
  readonly folder: Folder;
  readonly broken: ReadonlySet<FileName | 'defaults.yaml'>;
}

/** Asks every rule, each only where all it reads is sound. */
export function applyRules(
  folders: readonly JudgedFolder[],
  defaults: Folder['defaults'],
): readonly Diagnostic[] {
  const soundFor = (reads: readonly (FileName | 'defaults.yaml')[]): readonly Folder[] =>
    folders.filter(({ broken }) => !reads.some((name) => broken.has(name))).map(({ folder }) => folder);
  return [
    ...(defaults === undefined ? [] : defaultsRules.flatMap(({ check }) => check(defaults))),
    ...folderRules.flatMap(({ reads, check }) => soundFor(reads).flatMap(check)),
    ...fleetRules.flatMap(({ reads, check }) => check(soundFor(reads))),
  ];
}
