import PQueue from 'p-queue';
import { InvariantError, ProviderError } from '../model/errors.ts';
import type { CallResult, ProviderErrorFacts } from '../model/errors.ts';

export interface HttpOptions {
  readonly provider: ProviderErrorFacts['provider'];
  readonly fetch: typeof globalThis.fetch;
  /** For one exchange, from leaving the queue to the last byte of the reply. */
  readonly timeoutMs: number;
  /** Of one reply, after decompression. */
  readonly maxBodyBytes: number;
  /** Per host: so many at once, and so many started within any `interval` milliseconds. */
  readonly limit: { readonly concurrency: number; readonly interval: number; readonly intervalCap: number };
  /** Refuses every method but GET: a plan cannot write, whatever it is given. */
  readonly readOnly: boolean;
  readonly now: () => number;
  readonly observe?: (event: HttpEvent) => void;
}

/** One exchange, without anything that could name a person: `status` of the reply, or the `code` of the failure. */
export interface HttpEvent {
  readonly provider: ProviderErrorFacts['provider'];
  readonly method: string;
  readonly host: string;
  readonly status?: number;
  readonly code?: string;
  readonly ms: number;
}

/**
 * The one way out: a `fetch` with a rate limit per host, a deadline, a bound on the reply and no redirects.
 * It gives whole replies only. Throws `ProviderError` when there is none, and `InvariantError` when `readOnly`
 * is asked to write.
 */
export function guardedFetch(options: HttpOptions): typeof globalThis.fetch {
  const queues = new Map<string, PQueue>();
  return async (input, init) => {
    const request = new Request(input, { ...init, redirect: 'manual' });
    if (options.readOnly && request.method !== 'GET')
      throw new InvariantError(`A run that only reads tried to send a ${request.method}.`);
    const { host } = new URL(request.url);
    const queue = queues.get(host) ?? new PQueue({ ...options.limit, strict: options.limit.interval > 0 });
    queues.set(host, queue);
    return queue.add(() => observed(request, options));
  };
}

async function observed(request: Request, options: HttpOptions): Promise<Response> {
  const { provider, now, observe } = options;
  const started = now();
  const exchange = { provider, method: request.method, host: new URL(request.url).host };
  const response = await exchanged(request, options).catch((error: unknown) => {
    const failure = failureOf(error, request, provider);
    observe?.({ ...exchange, code: failure.facts.code, ms: now() - started });
    throw failure;
  });
  observe?.({ ...exchange, status: response.status, ms: now() - started });
  return response;
}

async function exchanged(request: Request, options: HttpOptions): Promise<Response> {
  const { fetch, timeoutMs, maxBodyBytes } = options;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Failure('timeout')), timeoutMs);
  try {
    const signal = AbortSignal.any([request.signal, deadline.signal]);
    const response = await fetch(request, { signal });
    if (isRedirect(response)) throw new Failure('redirected');
    return await wholeReply(response, maxBodyBytes);
  } catch (error) {
    // Whatever was thrown, the deadline is why.
    throw deadline.signal.aborted ? deadline.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Following one would carry credentials to a host that nobody chose. */
function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}

async function wholeReply(response: Response, maxBytes: number): Promise<Response> {
  const { status, statusText } = response;
  if (status < 200 || status > 599) throw new Failure('unexpected-reply');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Failure('reply-too-large');
    chunks.push(chunk);
  }
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.set('content-length', String(bytes));
  const isEmpty = status === 204 || status === 205;
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, statusText, headers });
}

type FailureCode = keyof typeof SUMMARIES;

class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode) {
    super(code);
    this.name = 'Failure';
    this.code = code;
  }
}

const SUMMARIES = {
  unreachable: 'No connection could be made, so nothing was sent.',
  timeout: 'No whole reply came in time.',
  'connection-lost': 'The connection broke before the whole reply came.',
  'reply-too-large': 'The reply was larger than is accepted.',
  redirected: 'The reply was a redirect, which is never followed.',
  'unexpected-reply': 'The reply was not understood.',
  cancelled: 'The call was cancelled.',
} as const;

/** The error of the built-in fetch is not kept as a cause: what it holds is not ours to vouch for. */
function failureOf(error: unknown, request: Request, provider: HttpOptions['provider']): ProviderError {
  const code = codeOf(error, request);
  return new ProviderError({
    provider,
    result: resultOf(code, request.method),
    code,
    operation: `send a ${request.method} request`,
    summary: SUMMARIES[code],
    ...(code === 'unreachable' ? { fix: 'Check the network and the address, then run again.' } : {}),
  });
}

function codeOf(error: unknown, request: Request): FailureCode {
  if (error instanceof Failure) return error.code;
  if (request.signal.aborted) return 'cancelled';
  return isUnreachable(error) ? 'unreachable' : 'connection-lost';
}

function resultOf(code: FailureCode, method: string): CallResult {
  if (code === 'unreachable') return 'not-sent';
  // A redirected read was answered; a redirected write may have been done first.
  return code === 'redirected' && method === 'GET' ? 'refused' : 'unknown';
}

/** Codes that arise only while connecting (Node.js errors; undici docs/api/Errors, read 2026-11-24). */
const CONNECTING: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

function isUnreachable(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && CONNECTING.includes(cause.code);
}
