import { isNode, listOf, nodeOf } from './tree.ts';
import type { Node } from './tree.ts';

/** Keywords that mean the same in both dialects, and hold no schemas. */
const SAME = [
  'type',
  'format',
  'pattern',
  'required',
  'enum',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const;
const LISTS = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * JSON Schema for a schema of OpenAPI 3.0: `nullable` becomes a type, and beside `$ref` nothing counts (OpenAPI 3.0.1,
 * Reference Object). Objects are closed where the document names properties and says nothing of others.
 * References point into the schema that was added under `id`.
 */
export function jsonSchemaOf(schema: unknown, id: string): Node {
  const source = nodeOf(schema);
  if (typeof source['$ref'] === 'string') return { $ref: `${id}${source['$ref']}` };
  const { properties, items, additionalProperties: others } = source;
  const inner = (value: unknown): Node => jsonSchemaOf(value, id);
  const isClosed = properties !== undefined && others === undefined;
  const same = SAME.filter((key) => source[key] !== undefined).map((key) => [key, source[key]]);
  const lists = LISTS.filter((key) => source[key] !== undefined).map((key) => [
    key,
    listOf(source[key]).map(inner),
  ]);
  return {
    ...Object.fromEntries(same),
    ...Object.fromEntries(lists),
    ...(properties === undefined ? {} : { properties: eachOf(properties, inner) }),
    ...(items === undefined ? {} : { items: inner(items) }),
    ...(others === undefined ? {} : { additionalProperties: isNode(others) ? inner(others) : others }),
    ...(isClosed ? { additionalProperties: false } : {}),
    ...(source['nullable'] === true ? orNull(source) : {}),
  };
}

/** All schemas that a document shares, at the pointers that its references use. */
export function sharedSchemas(document: Node, id: string): Node {
  const { schemas } = nodeOf(document['components']);
  return { $id: id, components: { schemas: eachOf(schemas, (schema) => jsonSchemaOf(schema, id)) } };
}

function orNull({ type, enum: values }: Node): Node {
  return {
    ...(type === undefined ? {} : { type: [type, 'null'] }),
    ...(values === undefined ? {} : { enum: [...listOf(values), null] }),
  };
}

function eachOf(schemas: unknown, change: (schema: unknown) => Node): Node {
  return Object.fromEntries(Object.entries(nodeOf(schemas)).map(([name, schema]) => [name, change(schema)]));
}
