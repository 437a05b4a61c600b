import type twilio from 'twilio';
import { InvariantError, ProviderError } from '../../model/errors.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { rebased } from './base-url.ts';
import { refusal, unusableReply } from './errors.ts';
import { isObject } from './json.ts';

/** Of an account, with its auth token; or of an API key made in it. */
export interface Credentials {
  readonly accountSid: string;
  /** The sid of the account or of the key. */
  readonly user: string;
  /** The auth token or the secret of the key. */
  readonly password: string;
}

export interface TwilioRequest {
  /** What is being done, in words without any value: `create a sender`. */
  readonly operation: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly url: URL;
  /** JSON for the product APIs, PascalCase form fields for v2010 (twilio-oai). */
  readonly body?: { readonly json: JsonObject } | { readonly form: Readonly<Record<string, string>> };
}

/** Sends one request as one account and returns the raw JSON of the reply; `{}` when it has none. */
export type Wire = (credentials: Credentials, request: TwilioRequest) => Promise<JsonObject>;

/**
 * The official client, used through `client.request()` only: its typed calls send camelCase where Senders and
 * Content read snake_case (twilio-node#1190), and fill in absent dates with the present time.
 */
export function twilioWire(options: {
  readonly fetch: typeof globalThis.fetch;
  readonly base: string | undefined;
}): Wire {
  // In place of axios, whose errors show the credentials. The type asks for more, but nothing else of it is used
  // (twilio 6.2.0, BaseTwilio.js).
  const httpClient: twilio.RequestClient = Object.assign(Object.create(null), { request: fetching(options) });
  const clients = new Map<string, twilio.Twilio>();
  return async (credentials, request) => {
    const { accountSid, user, password } = credentials;
    // Loading it takes a tenth of a second, which commands that stay offline must not pay.
    const { default: official } = await import('twilio');
    const client =
      clients.get(user) ??
      official(user, password, {
        accountSid,
        httpClient,
        autoRetry: false,
        // Empty, these keep TWILIO_EDGE and TWILIO_REGION from moving calls to other hosts.
        edge: '',
        region: '',
      });
    clients.set(user, client);
    return parsed(await sent(client, request), request.operation);
  };
}

interface Reply {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Headers;
}

async function sent(client: twilio.Twilio, request: TwilioRequest): Promise<Reply> {
  const { operation, method, url, body } = request;
  try {
    const reply: Reply = await client.request({ method, uri: url.href, ...contentOf(body) });
    return reply;
  } catch (error) {
    if (error instanceof ProviderError) throw new ProviderError({ ...error.facts, operation });
    if (error instanceof InvariantError) throw error;
    // What the official client throws by itself may hold the request, and with it credentials: only its name is kept.
    const name = error instanceof Error ? error.name : typeof error;
    throw new InvariantError(`The official client failed with ${name}.`);
  }
}

function contentOf(body: TwilioRequest['body']): { data?: object; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  if ('json' in body) return { data: body.json, headers: { 'Content-Type': 'application/json' } };
  return { data: body.form, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
}

function parsed(reply: Reply, operation: string): JsonObject {
  const { statusCode: status, body, headers } = reply;
  const json = parseJson(body);
  if (status < 200 || status > 299) throw refusal({ status, headers, body: json }, operation);
  if (status === 204) return {};
  if (!isObject(json)) throw unusableReply(flawOf(body, json), { operation, status });
  return json;
}

/** What kept a reply of 2xx from being an object of JSON. */
function flawOf(body: string, json: Json | undefined): Parameters<typeof unusableReply>[0] {
  if (json !== undefined) return 'unexpected-reply';
  if (body.trim() === '') return 'empty-reply';
  return /^\s*[[{]/.test(body) ? 'truncated-reply' : 'not-json';
}

function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** What the official client sends with. */
function fetching(options: Parameters<typeof twilioWire>[0]): (request: Sendable) => Promise<Reply> {
  return async ({ method, uri, username, password, headers, data }) => {
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const response = await options.fetch(rebased(new URL(uri), options.base), {
      method: method.toUpperCase(),
      headers: { ...headers, authorization },
      ...(data === undefined ? {} : { body: encoded(data, headers) }),
    });
    return { statusCode: response.status, body: await response.text(), headers: response.headers };
  };
}

interface Sendable {
  readonly method: string;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, string>>;
}

function encoded(data: Readonly<Record<string, string>>, headers: Sendable['headers']): string {
  if (headers['Content-Type'] === 'application/json') return JSON.stringify(data);
  return new URLSearchParams(data).toString();
}
