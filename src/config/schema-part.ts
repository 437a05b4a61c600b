import type { JsonObject } from '../model/json.ts';
import { isList, isObject } from './json-guards.ts';
import type { Validators } from './schema.ts';
import { oneOf, quoted } from './wording.ts';

/** What one part of a schema says to people. */
export interface SchemaPart {
  readonly keys: readonly string[];
  readonly allowed: readonly string[];
  /** What is allowed today, by what it was called before. */
  readonly formerly: JsonObject;
  readonly isPhone: boolean;
  /** What a value must look like, for the end of a sentence. */
  readonly expects: string;
  readonly property: (key: string) => SchemaPart;
}

/** Reads a part of a schema. `$ref`s are followed. */
export function readPart(schema: unknown, validators: Validators): SchemaPart {
  const found = follow(schema, validators);
  const properties = isObject(found['properties']) ? found['properties'] : {};
  const allowed = allowedOf(found, validators);
  return {
    keys: Object.keys(properties),
    allowed,
    formerly: isObject(found['x-meant']) ? found['x-meant'] : {},
    isPhone: typeof found['pattern'] === 'string' && found['pattern'].startsWith('^\\+'),
    expects: expectation(found, allowed),
    property: (key) =>
      readPart(Object.hasOwn(properties, key) ? properties[key] : { enum: allowed }, validators),
  };
}

/** The values to choose from, in quotes where they hold commas themselves. */
export function choiceOf(allowed: readonly string[]): string {
  return oneOf(allowed.map((value) => (value.includes(',') ? quoted(value) : value)));
}

/** What a type of JSON Schema is called among people. */
export function typeWords(type: unknown): string {
  const words = new Map([
    ['string', 'text'],
    ['integer', 'a whole number'],
    ['number', 'a number'],
    ['boolean', 'true or false'],
    ['object', 'a group of keys'],
    ['array', 'a list'],
  ]);
  return words.get(String(type)) ?? 'a value';
}

function follow(schema: unknown, validators: Validators): JsonObject {
  if (!isObject(schema)) return {};
  return typeof schema['$ref'] === 'string' ? follow(validators.resolve(schema['$ref']), validators) : schema;
}

/** The values of an enum or const; of a union, those of the key that tells its members apart. */
function allowedOf(schema: JsonObject, validators: Validators): readonly string[] {
  if (isList(schema['enum'])) return schema['enum'].map(String);
  if (typeof schema['const'] === 'string') return [schema['const']];
  const { discriminator } = schema;
  const tag = isObject(discriminator) ? discriminator['propertyName'] : undefined;
  if (typeof tag !== 'string' || !isList(schema['oneOf'])) return [];
  return schema['oneOf'].flatMap((member) => readPart(member, validators).property(tag).allowed);
}

function expectation(schema: JsonObject, allowed: readonly string[]): string {
  if (typeof schema['x-expect'] === 'string') return schema['x-expect'];
  if (allowed.length > 0) return choiceOf(allowed);
  const example = isList(schema['examples']) ? schema['examples'][0] : undefined;
  const words = typeWords(schema['type']);
  return typeof example === 'string' || typeof example === 'number' ? `${words}, as in ${example}` : words;
}
