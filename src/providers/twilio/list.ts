import type { JsonObject } from '../../model/json.ts';
import { unrebased } from './base-url.ts';
import { incompleteList, unusableReply } from './errors.ts';
import { isArray, isObject, objectOf, textOf } from './json.ts';
import type { TwilioRequest } from './wire.ts';

export interface ListRequest {
  /** `list the senders` */
  readonly operation: string;
  readonly url: URL;
  /** Where in a page its items stand: `senders`. */
  readonly key: string;
  readonly base: string | undefined;
}

/** More than any account has; a list that does not end before is broken. */
const MOST_PAGES = 10_000;

/**
 * Every item of a list, each sid once: rows can move between pages while others are added.
 * Throws `ProviderError` `incomplete-list` rather than give a part.
 */
export async function wholeList(
  read: (request: TwilioRequest) => Promise<JsonObject>,
  request: ListRequest,
): Promise<readonly JsonObject[]> {
  const { operation } = request;
  const items = new Map<string, JsonObject>();
  const seen = new Set<string>();
  let url: URL | undefined = request.url;
  while (url !== undefined) {
    const token = url.searchParams.get('PageToken') ?? url.href;
    if (seen.has(token) || seen.size >= MOST_PAGES) throw incompleteList(operation);
    seen.add(token);
    const page = await read({ operation, method: 'get', url });
    for (const item of itemsOf(page, request)) items.set(sidOf(item, operation), item);
    url = nextOf(page, request);
  }
  return [...items.values()];
}

/** The sid that everything has at Twilio. Throws `ProviderError` `unexpected-reply` when it is missing. */
export function sidOf(item: JsonObject, operation: string): string {
  const sid = textOf(item['sid']);
  if (sid === undefined) throw unusableReply('unexpected-reply', { operation });
  return sid;
}

function itemsOf(page: JsonObject, { key, operation }: ListRequest): readonly JsonObject[] {
  const items = page[key];
  if (!isArray(items) || !items.every(isObject)) throw incompleteList(operation);
  return items;
}

/** Product APIs give `meta.next_page_url`, v2010 gives a relative `next_page_uri`; null ends the list in both. */
function nextOf(page: JsonObject, request: ListRequest): URL | undefined {
  if (!('next_page_uri' in page) && !isObject(page['meta'])) throw incompleteList(request.operation);
  const link = page['next_page_uri'] ?? objectOf(page['meta'])['next_page_url'] ?? '';
  if (link === '') return undefined;
  const url =
    typeof link === 'string' && URL.canParse(link, request.url) ? new URL(link, request.url) : undefined;
  const next = url === undefined ? undefined : unrebased(url, request.base);
  // Credentials go to the host of the first page and to no other.
  if (next === undefined || next.origin !== request.url.origin) throw incompleteList(request.operation);
  return new URL(`${next.pathname}${next.search}`, request.url);
}
