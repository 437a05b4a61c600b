import { nearest } from '../config/nearest.ts';
import { caution } from '../config/problem.ts';
import { oneOf, quoted } from '../config/wording.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

export interface UnknownFilesInput {
  readonly folder: string;
  readonly names: readonly string[];
  readonly known: readonly string[];
}

/** YAML files that nothing reads, most often misspelt: what they say would silently not be managed. */
export function unknownFiles({ folder, names, known }: UnknownFilesInput): readonly Diagnostic[] {
  return names
    .filter((name) => /\.ya?ml$/i.test(name) && !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      return caution(
        'unknown-file',
        { file: `${folder}/${name}`, line: 1, column: 1 },
        {
          summary: `Nothing reads ${quoted(name)}`,
          fix:
            meant === undefined
              ? `Files here: ${oneOf(known)}.`
              : `Did you mean ${quoted(meant)}? Rename it.`,
        },
      );
    });
}
