import type { ValidateFunction } from 'ajv';
import { anAjv } from './ajv.ts';
import type { Documents } from './documents.ts';
import { shownByExamples } from './examples.ts';
import { jsonSchemaOf, sharedSchemas } from './schema.ts';
import { listOf, nodeOf } from './tree.ts';
import type { Node } from './tree.ts';

/** One operation of the documents. */
export interface Operation {
  /** `POST messaging.twilio.com/v2/Channels/Senders/{Sid}` */
  readonly name: string;
  readonly path: ValidateFunction;
  readonly query: ValidateFunction;
  /** By media type; empty when there is no body. */
  readonly bodies: ReadonlyMap<string, ValidateFunction>;
  /** By status; undefined for a reply without a body. */
  readonly replies: ReadonlyMap<number, ValidateFunction | undefined>;
}

export interface Match {
  readonly operation: Operation;
  readonly pathParameters: Node;
}

/** Finds the operation that a request is meant for. */
export type Contract = (method: string, url: URL) => Match | undefined;

interface Place {
  readonly name: string;
  readonly method: string;
  readonly host: string;
  readonly pattern: RegExp;
  readonly id: string;
  readonly source: Node;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function contractOf(documents: Documents): Contract {
  const places = Object.entries(documents).flatMap(([id, document]) => placesOf(id, document));
  const compile = compiler(documents);
  const compiled = new Map<string, Operation>();
  return (method, url) => {
    for (const place of places) {
      const found =
        place.method === method && place.host === url.host ? place.pattern.exec(url.pathname) : null;
      if (found === null) continue;
      // There are a thousand operations; few are used.
      const operation = compiled.get(place.name) ?? compile(place);
      compiled.set(place.name, operation);
      return { operation, pathParameters: { ...found.groups } };
    }
    return undefined;
  };
}

function placesOf(id: string, document: Node): readonly Place[] {
  return Object.entries(nodeOf(document['paths'])).flatMap(([path, item]) => {
    const { servers = document['servers'] } = nodeOf(item);
    const { host } = new URL(String(nodeOf(listOf(servers)[0])['url']));
    const literal = path.replaceAll('.', String.raw`\.`);
    const pattern = new RegExp(`^${literal.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    return METHODS.filter((method) => nodeOf(item)[method] !== undefined).map((method) => ({
      name: `${method.toUpperCase()} ${host}${path}`,
      method: method.toUpperCase(),
      host,
      pattern,
      id,
      source: nodeOf(nodeOf(item)[method]),
    }));
  });
}

function compiler(documents: Documents): (place: Place) => Operation {
  const [text, json] = [anAjv({ isText: true }), anAjv({ isText: false })];
  for (const [id, document] of Object.entries(documents))
    for (const ajv of [text, json]) ajv.addSchema(sharedSchemas(document, id));
  return ({ name, id, source }) => {
    const body = Object.entries(nodeOf(nodeOf(source['requestBody'])['content']));
    const replies = Object.entries(nodeOf(source['responses']));
    return {
      name,
      path: text.compile(parameters(source, 'path', id)),
      query: text.compile(parameters(source, 'query', id)),
      bodies: new Map(
        body.map(([type, content]) => {
          const ajv = type === 'application/json' ? json : text;
          return [type, ajv.compile(jsonSchemaOf(nodeOf(content)['schema'], id))];
        }),
      ),
      replies: new Map(
        replies.map(([status, reply]) => {
          const content = nodeOf(nodeOf(reply)['content'])['application/json'];
          if (content === undefined) return [Number(status), undefined];
          const documented = jsonSchemaOf(nodeOf(content)['schema'], id);
          const shown = shownByExamples(Number(status), nodeOf(content), nodeOf(documents[id]));
          return [Number(status), json.compile({ allOf: [documented, shown] })];
        }),
      ),
    };
  };
}

function parameters(source: Node, where: 'path' | 'query', id: string): Node {
  const named = listOf(source['parameters'])
    .map(nodeOf)
    .filter((parameter) => parameter['in'] === where);
  return {
    type: 'object',
    additionalProperties: false,
    required: named.filter(({ required }) => required === true).map(({ name }) => name),
    properties: Object.fromEntries(
      named.map((parameter) => [parameter['name'], jsonSchemaOf(parameter['schema'], id)]),
    ),
  };
}
