import type { Context } from 'hono';
import { EXTERNAL_ID } from './input.ts';
import type { MmpOptions } from './options.ts';
import { invalid } from './problem.ts';
import type { MmpState } from './state.ts';
import { organisationOf, subtreeOf } from './tree.ts';

/** One list of the gateway: what it holds below an organisation, and how an item looks. */
export interface List<T> {
  readonly name: string;
  readonly keysAt: (state: MmpState, organisation: string) => readonly string[];
  readonly view: (state: MmpState, key: string) => T;
}

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

/** Sorted keys of a list, for as long as nothing changes. */
const sorted = new WeakMap<
  MmpState,
  { readonly changes: number; readonly lists: Map<string, readonly string[]> }
>();

/** Answers one page. A page starts after the last key of the one before, so changes in between shift nothing. */
export function pageReply<T>(context: Context, options: MmpOptions, list: List<T>): Response {
  const state = options.state();
  const root = rootOf(context);
  organisationOf(state, root);
  const size = sizeOf(context);
  const after = afterOf(context, `${list.name} ${root}`);
  const keys = keysOf(state, list, root);
  const start = after === undefined ? 0 : firstAfter(keys, after);
  const page = keys.slice(start, start + size);
  const last = page.at(-1);
  const more = last !== undefined && start + size < keys.length;
  return context.json({
    items: page.map((key) => list.view(state, key)),
    nextPageToken: more ? tokenOf(`${list.name} ${root}`, last) : null,
  });
}

function rootOf(context: Context): string {
  const root = context.req.query('root');
  if (!EXTERNAL_ID.accepts(root)) throw invalid('root must be the external id of an organisation.');
  return root;
}

function sizeOf(context: Context): number {
  const text = context.req.query('pageSize') ?? String(DEFAULT_PAGE);
  const size = Number(text);
  if (!/^\d{1,4}$/.test(text) || size < 1 || size > LARGEST_PAGE)
    throw invalid(`pageSize must be a whole number from 1 to ${LARGEST_PAGE}.`);
  return size;
}

function afterOf(context: Context, list: string): string | undefined {
  const token = context.req.query('pageToken');
  if (token === undefined) return undefined;
  const [head, after] = Buffer.from(token, 'base64url').toString().split('\n');
  if (head !== list || after === undefined) throw invalid('pageToken does not belong to this list.');
  return after;
}

function tokenOf(list: string, last: string): string {
  return Buffer.from(`${list}\n${last}`).toString('base64url');
}

function keysOf<T>(state: MmpState, list: List<T>, root: string): readonly string[] {
  const known = sorted.get(state);
  const cache = known?.changes === state.changes ? known : { changes: state.changes, lists: new Map() };
  sorted.set(state, cache);
  const name = `${list.name} ${root}`;
  const keys =
    cache.lists.get(name) ??
    subtreeOf(state, root)
      .flatMap((id) => list.keysAt(state, id))
      .toSorted();
  cache.lists.set(name, keys);
  return keys;
}

function firstAfter(keys: readonly string[], after: string): number {
  const index = keys.findIndex((key) => key > after);
  return index === -1 ? keys.length : index;
}
