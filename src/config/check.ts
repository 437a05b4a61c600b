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

/** Reads one file and holds it against its schema. Text that is not whole YAML is not judged further. */
export function checkFile(source: SourceFile, validators: Validators): CheckedFile {
  const document = readDocument(source.path, source.text);
  const errors = document.complete ? validators.check(source.name, document.value) : [];
  const found = [...document.problems, ...explain(document, errors, validators)];
  const diagnostics = source.name === 'status.yaml' ? found.map(asStatus) : found;
  return { source, document, diagnostics, isValid: !hasErrors(diagnostics) };
}

function asStatus(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, fix: 'Restore this file from git: only reconcile writes it, never a person.' };
}
