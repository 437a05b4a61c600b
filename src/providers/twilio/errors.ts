import { ProviderError } from '../../model/errors.ts';
import type { CallResult } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import { explanation } from './error-codes.ts';
import { codeOf, isObject } from './json.ts';

export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the reply was not JSON. */
  readonly body: Json | undefined;
}

/**
 * The error of a reply outside 2xx. Of its body only `code` is used: `message` may quote numbers and names,
 * and is not promised to stay.
 */
export function refusal(reply: Refused, operation: string): ProviderError {
  const { status } = reply;
  const code = codeIn(reply);
  const retryAfterMs = retryAfter(reply.headers);
  return new ProviderError({
    provider: 'twilio',
    result: resultOf(status),
    code,
    status,
    operation,
    ...explanation(code, status),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** A reply of 2xx that lacks what every such reply has: whether it was done cannot be told. */
export function unexpectedReply(operation: string, status?: number): ProviderError {
  return new ProviderError({
    provider: 'twilio',
    result: 'unknown',
    code: 'unexpected-reply',
    ...(status === undefined ? {} : { status }),
    operation,
    summary: 'The reply was not understood.',
    fix: 'Run again; if it stays, look at status.twilio.com and at what stands between here and Twilio.',
  });
}

/** A list that could not be read to its end must never be taken for the whole: what is missing would look deleted. */
export function incompleteList(operation: string): ProviderError {
  return new ProviderError({
    provider: 'twilio',
    result: 'unknown',
    code: 'incomplete-list',
    operation,
    summary: 'The list could not be read to its end.',
    fix: 'Run again later.',
  });
}

/** The codes of a reply without one: Twilio's own where the HTTP status says it all (docs/errors). */
const CODES: { readonly [status: number]: string } = { 401: '20003', 404: '20404', 429: '20429' };

function codeIn({ status, body }: Refused): string {
  const code = codeOf(isObject(body) ? body['code'] : undefined);
  return code ?? CODES[status] ?? `http-${status}`;
}

function resultOf(status: number): CallResult {
  // Never processed, so always safe to send again (Twilio, docs/errors/20429, read 2026-11-23).
  if (status === 429) return 'not-sent';
  // 408 comes from something in between, which cannot know what became of the request.
  return status >= 400 && status < 500 && status !== 408 ? 'refused' : 'unknown';
}

/** In milliseconds. A date is taken relative to the `Date` of the same reply, because no two clocks agree. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
