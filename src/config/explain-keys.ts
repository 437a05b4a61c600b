import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ConfigDocument } from './document.ts';
import { nearest } from './nearest.ts';
import { param } from './param.ts';
import { pointer, segmentsOf } from './pointer.ts';
import { problem } from './problem.ts';
import { readPart } from './schema-part.ts';
import type { SchemaPart } from './schema-part.ts';
import type { Validators } from './schema.ts';
import { oneOf, quoted } from './wording.ts';

/** Keys of one mapping: unknown, missing, badly formed. A misspelt required key is one problem, not two. */
export function explainKeys(
  document: ConfigDocument,
  errors: readonly ErrorObject[],
  validators: Validators,
): readonly Diagnostic[] {
  const [first] = errors;
  if (first === undefined) return [];
  const missing = new Set(errors.flatMap((error) => keysIn(error, 'missingProperty')));
  const present = new Set(Object.keys(Object(first.data)));
  const told: Diagnostic[] = [];
  for (const error of errors) {
    const found = { document, error, part: readPart(error.parentSchema, validators) };
    for (const key of keysIn(error, 'additionalProperty')) {
      const meant = nearest(key, candidates(found.part, present, missing));
      if (meant !== undefined) missing.delete(meant);
      told.push(unknownKey(found, key, meant));
    }
    told.push(...keysIn(error, 'propertyName').map((key) => badKey(found, key)));
  }
  for (const error of errors) {
    const found = { document, error, part: readPart(error.parentSchema, validators) };
    told.push(
      ...keysIn(error, 'missingProperty').flatMap((key) =>
        missing.delete(key) ? [missingKey(found, key)] : [],
      ),
    );
  }
  return told;
}

interface Found {
  readonly document: ConfigDocument;
  readonly error: ErrorObject;
  readonly part: SchemaPart;
}

function keysIn(error: ErrorObject, name: string): readonly string[] {
  const value = param(error, name);
  return typeof value === 'string' ? [value] : [];
}

/** Keys that are free to be meant: a key that is there already was not misspelt. Missing ones come first. */
function candidates(
  part: SchemaPart,
  present: ReadonlySet<string>,
  missing: ReadonlySet<string>,
): readonly string[] {
  const free = part.keys.filter((key) => !present.has(key));
  return [...free.filter((key) => missing.has(key)), ...free.filter((key) => !missing.has(key))];
}

function unknownKey({ document, error, part }: Found, key: string, meant: string | undefined): Diagnostic {
  const home = part.keys.find((known) => part.property(known).keys.includes(key));
  return problem('unknown-key', document.locateKey(error.instancePath + pointer(key)), {
    summary: `${quoted(key)} is not a key of ${owner(error)}`,
    fix: unknownKeyFix(part, meant, home),
  });
}

function unknownKeyFix(part: SchemaPart, meant: string | undefined, home: string | undefined): string {
  if (meant !== undefined) return `Did you mean ${quoted(meant)}?`;
  if (home !== undefined) return `It belongs below ${quoted(home)}: indent it further.`;
  return `Remove it. Known here: ${oneOf(part.keys)}.`;
}

function missingKey({ document, error, part }: Found, key: string): Diagnostic {
  return problem('missing-key', document.locate(error.instancePath), {
    summary: `${quoted(key)} is missing in ${owner(error)}`,
    fix: `Add ${quoted(key)}: ${part.property(key).expects}.`,
  });
}

function badKey({ document, error }: Found, key: string): Diagnostic {
  return problem('wrong-pattern', document.locateKey(error.instancePath + pointer(key)), {
    summary: `${quoted(key)} cannot be a key of ${owner(error)}`,
    fix: 'Name each sample by the number of its variable, in quotes: "1" for {{1}}.',
  });
}

function owner(error: ErrorObject): string {
  const segments = segmentsOf(error.instancePath);
  const last = segments.at(-1);
  if (last === undefined) return 'this file';
  return /^\d+$/.test(last) ? `an entry of ${quoted(segments.at(-2) ?? '')}` : quoted(last);
}
