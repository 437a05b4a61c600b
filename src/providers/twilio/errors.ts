import { codeFacts, isKnownCode } from '../../model/codes/lookup.ts';
import { ProviderError } from '../../model/errors.ts';
import type { CallResult, ProviderErrorFacts } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import { codeOf, isObject, textOf } from './json.ts';

export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the reply was not JSON. */
  readonly body: Json | undefined;
}

type Explained = Pick<ProviderErrorFacts, 'reason' | 'summary' | 'fix' | 'party'>;

/**
 * The error of a reply outside 2xx. Of its body only the code is used: `message` and `detail` may quote numbers and
 * names, and are not promised to stay.
 */
export function refusal(reply: Refused, operation: string): ProviderError {
  const { status, headers } = reply;
  const code = codeIn(reply) ?? CODES[status];
  const retryAfterMs = retryAfter(headers) ?? (code === undefined ? undefined : pauseAfter(code));
  return new ProviderError({
    provider: 'twilio',
    result: resultOf(status, code),
    code: code ?? `http-${status}`,
    status,
    operation,
    ...(code === undefined ? withoutCode(status) : explained(code, status)),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** A refusal that came inside a reply of 2xx. */
export function refusedInside(code: string, operation: string): ProviderError {
  const { reason, summary, fix, party } = codeFacts(code);
  const retryAfterMs = pauseAfter(code);
  return new ProviderError({
    provider: 'twilio',
    result: 'refused',
    code,
    operation,
    reason,
    summary,
    fix,
    ...(party === undefined ? {} : { party }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

function pauseAfter(code: string): number | undefined {
  const { retryAfterHours } = codeFacts(code);
  return retryAfterHours === undefined ? undefined : retryAfterHours * 3_600_000;
}

/** How a reply of 2xx can be of no use. Whether what was asked for was done cannot be told from any of them. */
const UNUSABLE = {
  'empty-reply': 'The reply was empty.',
  'truncated-reply': 'The reply was cut short.',
  'not-json': 'The reply was not JSON, so it may not have come from Twilio.',
  'unexpected-reply': 'The reply lacks what every such reply has.',
} as const;

export function unusableReply(
  code: keyof typeof UNUSABLE,
  facts: { readonly operation: string; readonly status?: number },
): ProviderError {
  return new ProviderError({
    provider: 'twilio',
    result: 'unknown',
    code,
    ...facts,
    summary: UNUSABLE[code],
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

/** Whether Twilio itself says that the object is not there; a 404 of something in between says nothing about it. */
export function isGone(error: unknown): boolean {
  return error instanceof ProviderError && error.facts.code === '20404';
}

/** The codes of a reply without one: Twilio's own where the HTTP status says it all (docs/errors). */
const CODES: { readonly [status: number]: string } = { 401: '20003', 429: '20429' };

/** In `code`, or in newer error bodies (RFC 9457) perhaps only at the end of `type`, the address of its page. */
function codeIn({ body }: Refused): string | undefined {
  if (!isObject(body)) return undefined;
  const [, page] = /\/errors\/(\d{4,7})$/.exec(textOf(body['type']) ?? '') ?? [];
  return codeOf(body['code']) ?? page;
}

function resultOf(status: number, code: string | undefined): CallResult {
  if (status === 429 || (code !== undefined && codeFacts(code).sendAgain === true)) return 'not-sent';
  // 408 comes from something in between, which cannot know what became of the request.
  return status >= 400 && status < 500 && status !== 408 ? 'refused' : 'unknown';
}

function explained(code: string, status: number): Explained {
  if (!isKnownCode(code) && status >= 500) return { ...codeFacts('20500'), reason: 'unknown-code' };
  const { reason, summary, fix, party } = codeFacts(code);
  return { reason, summary, fix, ...(party === undefined ? {} : { party }) };
}

function withoutCode(status: number): Explained {
  if (status >= 500)
    return { summary: `Twilio answered with HTTP ${status}.`, fix: 'Run again later.', party: 'twilio' };
  return {
    summary: `The request was refused with HTTP ${status}, not in the way of Twilio.`,
    fix: 'Look at what stands between here and Twilio: a proxy, or TWILIO_BASE_URL.',
  };
}

/** In milliseconds. A date is taken relative to the `Date` of the same reply, because no two clocks agree. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
