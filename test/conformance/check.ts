import type { ValidateFunction } from 'ajv';
import { anAjv } from './ajv.ts';
import type { Contract, Match, Operation } from './contract.ts';
import { mediaTypeOf } from './exchange.ts';
import type { Exchange, Reply } from './exchange.ts';

/** One thing in which an exchange differs from the documents. */
export interface Finding {
  /** `POST content.twilio.com/v1/Content` */
  readonly operation: string;
  readonly direction: 'request' | 'reply';
  /** A JSON pointer into the body, or where else it stands: `query/PageSize`. */
  readonly place: string;
  readonly what: string;
}

type Difference = Pick<Finding, 'place' | 'what'>;

/** The operation of an exchange by its name in the documents, and what is wrong with the exchange. */
export interface Judgement {
  readonly operation: string | undefined;
  readonly findings: readonly Finding[];
}

/** Judges what our client sent, and what the twin answered to whomever. */
export function judge(exchange: Exchange, contract: Contract): Judgement {
  const url = new URL(exchange.url);
  const match = contract(exchange.method, url);
  const operation = match?.operation.name ?? `${exchange.method} ${url.host}${url.pathname}`;
  const findings = (direction: Finding['direction'], found: readonly Difference[]): readonly Finding[] =>
    found.map((difference) => ({ operation, direction, ...difference }));
  const { sender, reply } = exchange;
  const request = requestDifferences(match, exchange);
  return {
    operation: match?.operation.name,
    findings: [
      ...(sender === 'client' ? findings('request', request) : []),
      ...(reply === undefined ? [] : findings('reply', replyDifferences(match?.operation, reply))),
      ...(sender === 'test' && isAccepted(reply) ? findings('reply', request.map(wronglyAccepted)) : []),
    ],
  };
}

function isAccepted(reply: Reply | undefined): boolean {
  return reply !== undefined && reply.status < 300;
}

/** What a test sends may be wrong on purpose, but then the twin has to refuse it. */
function wronglyAccepted({ place, what }: Difference): Difference {
  return { place, what: `the request was accepted: ${what}` };
}

function requestDifferences(match: Match | undefined, exchange: Exchange): readonly Difference[] {
  if (match === undefined) return [{ place: 'path', what: 'the documents know no such operation' }];
  const { operation, pathParameters } = match;
  const { searchParams } = new URL(exchange.url);
  // Sids and links come from earlier replies: where a fake server gave those, they are not the client's doing.
  const isTwin = exchange.reply !== undefined;
  const isOwnQuery = isTwin || !searchParams.has('PageToken');
  return [
    ...(isTwin ? differences('path', operation.path, { ...pathParameters }) : []),
    ...(isOwnQuery ? differences('query', operation.query, fieldsOf(searchParams)) : []),
    ...bodyDifferences(operation, exchange),
  ];
}

function bodyDifferences({ bodies }: Operation, { contentType, body }: Exchange): readonly Difference[] {
  if (bodies.size === 0)
    return body === '' ? [] : [{ place: '', what: 'there is a body where none belongs' }];
  const type = mediaTypeOf(contentType);
  const validate = bodies.get(type);
  if (validate === undefined)
    return [{ place: 'content-type', what: `must be ${[...bodies.keys()].join(' or ')}, and is ${type}` }];
  if (type !== 'application/json') return differences('', validate, fieldsOf(new URLSearchParams(body)));
  return jsonDifferences(validate, body);
}

function replyDifferences(operation: Operation | undefined, reply: Reply): readonly Difference[] {
  const { status, contentType, body } = reply;
  const isDocumented = operation?.replies.has(status) === true;
  if (!isDocumented && status < 400) return [{ place: 'status', what: `${status} is not documented` }];
  const validate = status >= 400 ? REFUSAL : operation?.replies.get(status);
  if (validate === undefined)
    return body === '' ? [] : [{ place: '', what: 'there is a body where none belongs' }];
  if (mediaTypeOf(contentType) !== 'application/json')
    return [{ place: 'content-type', what: `must be application/json, and is ${contentType}` }];
  const found = jsonDifferences(validate, body);
  if (status < 400 || found.length > 0) return found;
  const said: unknown = JSON.parse(body).status;
  return said === status ? [] : [{ place: '/status', what: `must be ${status}, as the status line says` }];
}

/**
 * The documents list successes only. Every refusal looks like this (docs/usage/twilios-response, and the documents'
 * one example, the 409 of UpdateAccount).
 */
const REFUSAL = anAjv({ isText: false }).compile({
  type: 'object',
  required: ['code', 'message', 'more_info', 'status'],
  additionalProperties: false,
  properties: {
    code: { type: 'integer' },
    message: { type: 'string', minLength: 1 },
    more_info: { type: 'string', pattern: String.raw`^https://www\.twilio\.com/docs/errors/\d+$` },
    status: { type: 'integer' },
    details: { type: 'object' },
  },
});

function jsonDifferences(validate: ValidateFunction, text: string): readonly Difference[] {
  try {
    const value: unknown = JSON.parse(text);
    return differences('', validate, value);
  } catch {
    return [{ place: '', what: 'is not JSON' }];
  }
}

function differences(place: string, validate: ValidateFunction, value: unknown): readonly Difference[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) => ({
    place: `${place}${instancePath}`,
    what: [message, ...detail(params)].join(': '),
  }));
}

/** What ajv's message leaves out: which property, and which values. The value itself is not shown. */
function detail(params: Record<string, unknown>): readonly string[] {
  const { additionalProperty, allowedValues } = params;
  if (typeof additionalProperty === 'string') return [additionalProperty];
  return Array.isArray(allowedValues) ? [allowedValues.map(String).join(', ')] : [];
}

function fieldsOf(fields: URLSearchParams): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const [first = '', ...others] = fields.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}
