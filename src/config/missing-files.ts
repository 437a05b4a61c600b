import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/source-file.ts';
import { problem } from './problem.ts';

/** The files that must be there and are not, save those that could not be read: that was told already. */
export function missingFiles(
  files: readonly SourceFile[],
  problems: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = new Set([...files.map(({ path }) => path), ...problems.map(({ source }) => source.file)]);
  const folders = new Set(
    files.flatMap(({ path, enterprise }) => (enterprise === undefined ? [] : [parent(path)])),
  );
  const roots = new Set([...folders].map(parent));
  return [
    ...[...roots]
      .map((root) => below(root, 'defaults.yaml'))
      .flatMap((path) => (known.has(path) ? [] : [noDefaults(path)])),
    ...[...folders]
      .map((folder) => below(folder, 'enterprise.yaml'))
      .flatMap((path) => (known.has(path) ? [] : [noEnterprise(path)])),
  ];
}

/** What is said of a folder without its one required file. */
export function noEnterprise(path: string): Diagnostic {
  return problem(
    'enterprise-missing',
    { file: path, line: 1, column: 1 },
    {
      summary: 'This folder has no enterprise.yaml',
      fix: 'Add it. To offboard an enterprise, set "lifecycle: offboarding" in it instead of removing it.',
    },
  );
}

function noDefaults(path: string): Diagnostic {
  return problem(
    'defaults-missing',
    { file: path, line: 1, column: 1 },
    {
      summary: 'There is no defaults.yaml beside the enterprises',
      fix: 'Restore it from git: it holds the ISV, the MMP instances and the library of templates.',
    },
  );
}

function parent(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
