import type { Diagnostic } from '../model/diagnostic.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/source-file.ts';
import { readDocument } from './document.ts';
import type { ConfigDocument } from './document.ts';
import { explain } from './explain.ts';
import type { Validators } from './schema.ts';

/** One file after its syntax and its schema were looked at. */
export interface CheckedFile {
  readonly source: Pick<SourceFile, 'path' | 'name' | 'enterprise'>;
  readonly document: ConfigDocument;
  readonly diagnostics: readonly Diagnostic[];
  readonly isValid: boolean;
}

/** Reads one file and holds what was understood of it against its schema. */
export function checkFile(source: SourceFile, validators: Validators): CheckedFile {
  const document = readDocument(source.path, source.text);
  const found = [...document.problems, ...schemaProblems(source.name, document, validators)];
  const diagnostics = source.name === 'status.yaml' ? found.map(asStatus) : found;
  return { source, document, diagnostics, isValid: !hasErrors(diagnostics) };
}

/** A line that is not YAML is told once; the schema has nothing to add to it. */
function schemaProblems(
  name: SourceFile['name'],
  document: ConfigDocument,
  validators: Validators,
): readonly Diagnostic[] {
  if (document.extent === 'none') return [];
  const told = new Set(document.problems.map(({ source }) => source.line));
  const cut = document.extent === 'above' ? Math.min(...told) : undefined;
  return explain(document, validators.check(name, document.value), validators).filter(
    (diagnostic) => !told.has(diagnostic.source.line) && (cut === undefined || standsAbove(diagnostic, cut)),
  );
}

/** Of a file that breaks off, nobody can say what is missing, nor what its last line would have held. */
function standsAbove({ code, source }: Diagnostic, cut: number): boolean {
  return !['missing-key', 'too-few'].includes(code) && (code !== 'wrong-type' || source.line < cut - 1);
}

function asStatus(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, fix: 'Restore this file from git: only reconcile writes it, never a person.' };
}
