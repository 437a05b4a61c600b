import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

type Node = Readonly<Record<string, unknown>>;

const document: unknown = parse(readFileSync('schemas/mmp.openapi.yaml', 'utf8'));
// OpenAPI 3.1 schemas are JSON Schema 2020-12; what surrounds them is unknown to ajv.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(closed(node(document)), 'mmp');

const checks = new Map<string, ValidateFunction>();

export interface Exchange {
  readonly method: string;
  /** Without the query, as sent. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly request?: unknown;
  /** Left out when only the request is to be judged. */
  readonly answer?: {
    readonly status: number;
    readonly contentType: string | null;
    readonly body: unknown;
  };
}

/**
 * What is wrong with an exchange, going by schemas/mmp.openapi.yaml. Fields that it does not name are wrong, too.
 * A request may be wrong when it was refused: that is what refusals are for.
 */
export function contractErrors({ answer, ...exchange }: Exchange): readonly string[] {
  const template = templateOf(exchange.path);
  if (template === undefined) return [`${exchange.path} is no path of the contract`];
  const operation = `/paths/${escaped(template)}/${exchange.method.toLowerCase()}`;
  if (at(operation) === undefined) return [`${exchange.method} ${template} is no operation of the contract`];
  const wrong = answer === undefined ? [] : answerErrors(operation, answer);
  const wasRefused = answer !== undefined && answer.status >= 300;
  return wasRefused ? wrong : [...wrong, ...requestErrors(operation, exchange)];
}

function requestErrors(operation: string, { query, request }: Exchange): readonly string[] {
  const body = node(at(operation))['requestBody'];
  const media = `${operation}/requestBody/content/application~1json/schema`;
  const bodyErrors =
    body === undefined
      ? request === undefined
        ? []
        : ['the request has a body where none belongs']
      : schemaErrors(media, request);
  return [...bodyErrors, ...queryErrors(operation, query ?? new URLSearchParams())];
}

function queryErrors(operation: string, query: URLSearchParams): readonly string[] {
  const listed: unknown = node(at(operation))['parameters'] ?? [];
  const pointers = Array.isArray(listed)
    ? listed.map((_, index) => resolved(`${operation}/parameters/${index}`))
    : [];
  const names = pointers.map((pointer) => String(node(at(pointer))['name']));
  const unknown = [...query.keys()].filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => `the parameter ${name} is not in the contract`),
    ...pointers.flatMap((pointer) => parameterErrors(pointer, query)),
  ];
}

function parameterErrors(pointer: string, query: URLSearchParams): readonly string[] {
  const { name, required } = node(at(pointer));
  const text = query.get(String(name));
  if (text === null) return required === true ? [`the parameter ${String(name)} is missing`] : [];
  const isNumber = node(node(at(pointer))['schema'])['type'] === 'integer';
  return schemaErrors(`${pointer}/schema`, isNumber ? Number(text) : text).map(
    (error) => `${String(name)}${error}`,
  );
}

function answerErrors(operation: string, answer: NonNullable<Exchange['answer']>): readonly string[] {
  const responses = node(at(`${operation}/responses`));
  if (responses[answer.status] === undefined) return [`there is no response ${answer.status}`];
  return replyErrors(`${operation}/responses/${answer.status}`, answer);
}

/** Every operation: method and path with its parameters in braces. */
export function operations(): readonly { readonly method: string; readonly path: string }[] {
  return Object.entries(node(at('/paths'))).flatMap(([path, item]) =>
    Object.keys(node(item))
      .filter((key) => key !== 'parameters')
      .map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Errors of all examples in the document, each against the schema that it stands beside. */
export function exampleErrors(): readonly string[] {
  return examplesBelow(node(document), '').flatMap(({ pointer, schema, value }) =>
    schemaErrors(schema, value).map((error) => `${pointer}: ${error}`),
  );
}

/** Schemas, parameters and headers that lack a description. */
export function undescribed(): readonly string[] {
  const found: string[] = [];
  visit(node(document), '', (pointer, value) => {
    const isSchema = /^\/components\/(schemas|parameters)\/[^/]+(\/properties\/[^/]+)?$/.test(pointer);
    if (isSchema && value['$ref'] === undefined && typeof value['description'] !== 'string')
      found.push(pointer);
  });
  return found;
}

function replyErrors(
  pointer: string,
  { contentType, body }: NonNullable<Exchange['answer']>,
): readonly string[] {
  const response = resolved(pointer);
  const media = contentType?.split(';')[0] ?? '';
  const content = node(at(response))['content'];
  if (content === undefined) return body === undefined ? [] : ['there is a body where none belongs'];
  if (node(content)[media] === undefined) return [`${media} is no media type of ${pointer}`];
  return schemaErrors(`${response}/content/${escaped(media)}/schema`, body);
}

function schemaErrors(pointer: string, value: unknown): readonly string[] {
  const check = checkAt(pointer);
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** Compiled once: every exchange of every test is checked. */
function checkAt(pointer: string): ValidateFunction {
  const check = checks.get(pointer) ?? ajv.compile({ $ref: `mmp#${encodeURI(pointer)}` });
  checks.set(pointer, check);
  return check;
}

interface Example {
  readonly pointer: string;
  readonly schema: string;
  readonly value: unknown;
}

function examplesBelow(root: Node, start: string): readonly Example[] {
  const found: Example[] = [];
  visit(root, start, (pointer, value) => {
    const beside = value['schema'] === undefined ? pointer : `${pointer}/schema`;
    if (Array.isArray(value['examples']))
      for (const example of value['examples']) found.push({ pointer, schema: beside, value: example });
    else if (isNode(value['examples']))
      for (const example of Object.values(value['examples']))
        found.push({ pointer, schema: beside, value: node(example)['value'] });
    if (value['example'] !== undefined) found.push({ pointer, schema: beside, value: value['example'] });
  });
  return found;
}

function visit(value: Node, pointer: string, see: (pointer: string, value: Node) => void): void {
  see(pointer, value);
  for (const [key, child] of Object.entries(value))
    if (isNode(child) && key !== 'examples') visit(child, `${pointer}/${escaped(key)}`, see);
}

/** A copy in which objects have no other fields than those they name: the twin must not invent any. */
function closed(value: Node): Node {
  const copy = Object.entries(value).map(([key, child]) => [key, isNode(child) ? closed(child) : child]);
  const strict = value['type'] === 'object' && value['properties'] !== undefined;
  return { ...Object.fromEntries(copy), ...(strict ? { additionalProperties: false } : {}) };
}

function templateOf(path: string): string | undefined {
  return Object.keys(node(at('/paths'))).find((template) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

function resolved(pointer: string): string {
  const { $ref } = node(at(pointer));
  return typeof $ref === 'string' ? $ref.slice(1) : pointer;
}

function at(pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : node(value)[unescaped(step)]),
    document,
  );
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function node(value: unknown): Node {
  if (!isNode(value)) throw new TypeError('There is no object here');
  return value;
}
