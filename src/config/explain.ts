import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ConfigDocument } from './document.ts';
import { explainKeys } from './explain-keys.ts';
import { explainValue } from './explain-value.ts';
import { param } from './param.ts';
import type { Validators } from './schema.ts';

/** Of several complaints about one value the first of these is told; the others follow from it. */
const PRIORITY = ['type', 'const', 'enum', 'discriminator', 'maxLength', 'minLength', 'format', 'pattern'];

/** Tells people what a schema has against a document: one problem, one diagnostic. */
export function explain(
  document: ConfigDocument,
  errors: readonly ErrorObject[],
  validators: Validators,
): readonly Diagnostic[] {
  const aboutKeys = errors.filter(isAboutKeys);
  const aboutValues = errors.filter((error) => !isAboutKeys(error) && !isEcho(error));
  return [
    ...[...groupedByPlace(aboutKeys).values()].flatMap((group) => explainKeys(document, group, validators)),
    ...[...groupedByPlace(aboutValues).values()].flatMap((group) => {
      const [first] = group.toSorted((a, b) => rank(a) - rank(b));
      return first === undefined ? [] : [explainValue(document, first, validators)];
    }),
  ];
}

function isAboutKeys(error: ErrorObject): boolean {
  return ['additionalProperties', 'required', 'propertyNames'].includes(error.keyword);
}

/** What ajv adds to another error of the same place. */
function isEcho(error: ErrorObject): boolean {
  const isTagMissing = error.keyword === 'discriminator' && param(error, 'tagValue') === undefined;
  return error.propertyName !== undefined || isTagMissing || error.keyword === 'oneOf';
}

function groupedByPlace(errors: readonly ErrorObject[]): ReadonlyMap<string, readonly ErrorObject[]> {
  const groups = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const group = groups.get(error.instancePath);
    if (group === undefined) groups.set(error.instancePath, [error]);
    else group.push(error);
  }
  return groups;
}

function rank(error: ErrorObject): number {
  const index = PRIORITY.indexOf(error.keyword);
  return index === -1 ? PRIORITY.length : index;
}
