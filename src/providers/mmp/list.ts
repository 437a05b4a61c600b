import { incompleteList, isUnknownRoot, refusal, unexpectedReply } from './errors.ts';
import { pageOf } from './shapes.ts';
import type { Shape } from './shapes.ts';
import type { MmpClient, Reply, Wire } from './wire.ts';

export interface PageQuery {
  readonly root: string;
  readonly pageSize: number;
  readonly pageToken?: string;
}

export interface ListCall<T> {
  /** In words: `list the users`. */
  readonly operation: string;
  readonly root: string;
  readonly isItem: Shape<T>;
  readonly page: (client: MmpClient, query: PageQuery) => Promise<Reply>;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken: string | null;
}

/** The largest page of schemas/mmp.openapi.yaml. */
const PAGE_SIZE = 1000;
/** Ten million items: beyond it the list is not ours, or it never ends. */
const MAX_PAGES = 10_000;

/** Reads a list to its end. A root that MMP does not know gives an empty one. Throws `ProviderError`. */
export async function listAll<T>(wire: Wire, call: ListCall<T>): Promise<readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let pageToken: string | null = null;
  do {
    const page: Page<T> = await onePage(wire, call, pageToken);
    for (const item of page.items) items.push(item);
    pageToken = page.nextPageToken;
    if (pageToken === null) return items;
    if (seen.has(pageToken)) throw incompleteList(call.operation);
    seen.add(pageToken);
  } while (seen.size < MAX_PAGES);
  throw incompleteList(call.operation);
}

function onePage<T>(wire: Wire, call: ListCall<T>, pageToken: string | null): Promise<Page<T>> {
  const { operation, root, isItem, page } = call;
  const isPage = pageOf(isItem);
  const query = { root, pageSize: PAGE_SIZE, ...(pageToken === null ? {} : { pageToken }) };
  return wire(operation, async (client) => {
    const { data, error, response } = await page(client, query);
    // Only before the first page: a root that vanishes in between leaves a list without its end.
    if (pageToken === null && isUnknownRoot(response, error)) return { items: [], nextPageToken: null };
    if (!response.ok) throw refusal(response, error, { operation, organisations: [root] });
    if (!isPage(data)) throw unexpectedReply(operation, response.status);
    return data;
  });
}
