import { badRequest } from './errors.ts';

export interface Numbered {
  readonly sid: string;
  readonly number: number;
}

export interface PageRequest {
  readonly size: number;
  readonly page: number;
  readonly cursor: Cursor | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

interface Cursor {
  readonly direction: 'next' | 'previous';
  readonly number: number;
}

/** Twilio error 20007, "Page size too large": at most 1000. */
const LARGEST_PAGE = 1000;
/** Like the documented `DN<sid>-<number>` tokens; their meaning is nobody's business but the server's. */
const TOKEN = /^D([NP])[A-Z]{2}[0-9a-f]{32}-(\d+)$/;

/** Reads PageSize, Page and PageToken. Throws 400/20007 or 400/21481. */
export function pageRequest(query: Record<string, string>, defaultSize: number): PageRequest {
  const size = Number(query['PageSize'] ?? defaultSize);
  if (!Number.isInteger(size) || size < 1) throw badRequest(20_006, 'Invalid PageSize');
  if (size > LARGEST_PAGE) throw badRequest(20_007, 'Page size too large, must be 1000 or less');
  const page = Number(query['Page'] ?? 0);
  const token = query['PageToken'];
  if (token === undefined) {
    if (page > 0) throw badRequest(21_481, 'Invalid PageToken: Page cannot be used without it');
    return { size, page: 0, cursor: undefined };
  }
  const [, direction, number] = TOKEN.exec(token) ?? [];
  if (number === undefined) throw badRequest(21_481, `Invalid PageToken: ${token}`);
  const cursor: Cursor = { direction: direction === 'P' ? 'previous' : 'next', number: Number(number) };
  return { size, page, cursor };
}

/** The order of a list is documented nowhere; `maxBytes` caps a page like the Content API's 1 MB (content-api-resources). */
interface Cut {
  readonly order: 'newest-first' | 'oldest-first';
  readonly maxBytes?: number;
}

/**
 * One page of a list. The cursor is a place in time, so resources that appear or vanish between two pages neither repeat
 * nor hide others.
 */
export function cutPage<Item extends Numbered>(
  all: readonly Item[],
  request: PageRequest,
  { order, maxBytes = Number.POSITIVE_INFINITY }: Cut,
): Page<Item> {
  const step = order === 'newest-first' ? -1 : 1;
  const sorted = all.toSorted((one, other) => step * (one.number - other.number));
  const { cursor, size } = request;
  const after = (item: Numbered): boolean => cursor !== undefined && step * (item.number - cursor.number) > 0;
  const isCursor = (item: Numbered): boolean => item.number === cursor?.number;
  const before = cursor === undefined ? 0 : sorted.filter((item) => !after(item) && !isCursor(item)).length;
  const start = startOf(cursor, { before, next: sorted.findIndex(after), size, count: sorted.length });
  const items = fitting(sorted.slice(start, start + size), maxBytes);
  const last = items.at(-1);
  const first = items[0];
  const more = start + items.length < sorted.length;
  return {
    items,
    next: more && last !== undefined ? `DN${last.sid}-${last.number}` : undefined,
    previous: start > 0 && first !== undefined ? `DP${first.sid}-${first.number}` : undefined,
  };
}

function startOf(
  cursor: Cursor | undefined,
  at: { readonly before: number; readonly next: number; readonly size: number; readonly count: number },
): number {
  if (cursor === undefined) return 0;
  if (cursor.direction === 'previous') return Math.max(0, at.before - at.size);
  return at.next === -1 ? at.count : at.next;
}

function fitting<Item>(items: readonly Item[], maxBytes: number): readonly Item[] {
  if (maxBytes === Number.POSITIVE_INFINITY) return items;
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return bytes > maxBytes;
  });
  return end === -1 ? items : items.slice(0, Math.max(1, end));
}

/** The `meta` of product APIs: absolute links to the original host (messaging_v2 and content_v1 specifications). */
export function pageMeta(
  target: { readonly url: string; readonly key: string; readonly filters: Record<string, string> },
  request: PageRequest,
  page: Page<unknown>,
): Record<string, unknown> {
  const link = linker(target.url, request.size, target.filters);
  return {
    page: request.page,
    page_size: request.size,
    first_page_url: link(0),
    previous_page_url: page.previous === undefined ? null : link(request.page - 1, page.previous),
    url: link(request.page),
    next_page_url: page.next === undefined ? null : link(request.page + 1, page.next),
    key: target.key,
  };
}

/** The flat, host-relative paging of v2010. */
export function pageUris(
  target: { readonly path: string; readonly filters: Record<string, string> },
  request: PageRequest,
  page: Page<unknown>,
): Record<string, unknown> {
  const link = linker(target.path, request.size, target.filters);
  const start = request.page * request.size;
  return {
    first_page_uri: link(0),
    next_page_uri: page.next === undefined ? null : link(request.page + 1, page.next),
    previous_page_uri: page.previous === undefined ? null : link(request.page - 1, page.previous),
    uri: link(request.page),
    page: request.page,
    page_size: request.size,
    start,
    end: start + Math.max(0, page.items.length - 1),
  };
}

function linker(base: string, size: number, filters: Record<string, string>) {
  return (page: number, token?: string): string => {
    const query = new URLSearchParams(filters);
    query.set('PageSize', String(size));
    query.set('Page', String(Math.max(0, page)));
    if (token !== undefined) query.set('PageToken', token);
    return `${base}?${query.toString()}`;
  };
}
