import type { Diagnostic } from '../model/diagnostic.ts';
import { byPlace } from '../model/diagnostic.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { SourceFile } from '../model/source-file.ts';
import { applyRules } from './apply-rules.ts';
import { buildEnterprise } from './build-enterprise.ts';
import { checkFile } from './check.ts';
import type { CheckedFile } from './check.ts';
import { defaultsOf, judgeFolders } from './folders.ts';
import { missingFiles } from './missing-files.ts';
import { failedSlugs } from './owner.ts';
import type { Validators } from './schema.ts';

export interface ConfigurationInput {
  readonly files: readonly SourceFile[];
  readonly validators: Validators;
  /** What went wrong while the files were read. */
  readonly problems?: readonly Diagnostic[];
}

export interface Configuration {
  /** The valid ones, by slug. */
  readonly enterprises: readonly Enterprise[];
  /** Slugs with at least one error. */
  readonly failed: readonly string[];
  /** All problems of all files, in the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were looked at. */
  readonly files: number;
}

/**
 * Turns the text of all files into enterprises, and tells every problem of every file at once. An error fails
 * its own enterprise only; one in defaults.yaml fails all. Never throws for anything a file may hold.
 */
export function readConfiguration({ files, validators, problems = [] }: ConfigurationInput): Configuration {
  const checked = files.map((file) => checkFile(file, validators));
  const unread = [...problems, ...missingFiles(files, problems)];
  const early = [...unread, ...checked.flatMap(({ diagnostics }) => diagnostics)];
  const defaults = defaultsOf(checked);
  const folders = judgeFolders({ checked, found: early, defaults });
  const diagnostics = [...early, ...applyRules(folders, defaults)].toSorted(byPlace);
  const failed = failedSlugs(
    folders.map(({ folder }) => folder.slug),
    diagnostics,
  );
  return {
    enterprises: folders.flatMap(({ folder }) =>
      failed.includes(folder.slug) ? [] : buildEnterprise(folder),
    ),
    failed,
    diagnostics: framed(diagnostics, checked),
    files: files.length,
  };
}

/** Adds the marked line of the file to each problem that has one. */
function framed(diagnostics: readonly Diagnostic[], checked: readonly CheckedFile[]): readonly Diagnostic[] {
  const documents = new Map(checked.map(({ document }) => [document.path, document]));
  return diagnostics.map((diagnostic) => {
    const { file, line, column } = diagnostic.source;
    const frame = diagnostic.frame ?? documents.get(file)?.frame(line, column);
    return frame === undefined ? diagnostic : { ...diagnostic, frame };
  });
}
