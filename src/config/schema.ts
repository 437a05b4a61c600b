import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { FileName } from '../model/enterprise.ts';
import { InvariantError } from '../model/errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isObject } from './json-guards.ts';

/** The compiled schemas of all files. */
export interface Validators {
  /** What the schema of a file has against a value; empty when nothing. */
  readonly check: (name: FileName | 'defaults.yaml', value: Json) => readonly ErrorObject[];
  /** The part of the schemas that a `$ref` names. */
  readonly resolve: (ref: string) => Json | undefined;
}

/** Longest address that mail can carry (RFC 5321). The pattern of ajv-formats is quadratic in it. */
const LONGEST_EMAIL = 254;

/**
 * Compiles JSON Schemas (2020-12), each with an `$id` that ends in `/<file>.schema.json`.
 * Throws when a schema is wrong: they are ours, so that is a bug.
 */
export function compileSchemas(schemas: readonly JsonObject[]): Validators {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    discriminator: true,
    // Else `required: [toString]` is met by what every object inherits.
    ownProperties: true,
  });
  addFormats.default(ajv, { mode: 'full' });
  ajv.addFormat('email', { type: 'string', validate: isEmail });
  ajv.addVocabulary(['x-expect', 'x-meant']);
  ajv.addSchema(schemas.map((schema) => ({ ...schema })));
  const ids = schemas.map(({ $id }) => (typeof $id === 'string' ? $id : ''));
  return {
    check: (name, value) => {
      const id = ids.find((candidate) => candidate.endsWith(`/${name.replace(/\.yaml$/, '.schema.json')}`));
      const validate = id === undefined ? undefined : ajv.getSchema(id);
      if (validate === undefined) throw new InvariantError(`There is no schema for ${name}`);
      return validate(value) ? [] : (validate.errors ?? []);
    },
    resolve: (ref) => definition(schemas, ref),
  };
}

function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && fullFormats.email instanceof RegExp && fullFormats.email.test(text);
}

/** All shared parts have names of their own, so the last word of a reference is enough to find one. */
function definition(schemas: readonly JsonObject[], ref: string): Json | undefined {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  for (const { $defs } of schemas) {
    if (isObject($defs) && Object.hasOwn($defs, name)) return $defs[name];
  }
  return undefined;
}
