import { organisationUnknown } from './problem.ts';
import type { HeldRow, MmpState, OrganisationRow } from './state.ts';

export type HeldTable = 'numbers' | 'templates' | 'users' | 'admins' | 'activities';
type Groups = ReadonlyMap<string, readonly string[]>;

interface Index {
  readonly changes: number;
  readonly groups: Map<HeldTable | 'children', Groups>;
}

/** Scanning 50,000 users for each page of a list would make the twin slower than what it stands for. */
const indexes = new WeakMap<MmpState, Index>();

/** The row with this key. Keys come from outside: `constructor` is an organisation like any other. */
export function rowOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Throws 404 organisation-unknown. */
export function organisationOf(state: MmpState, id: string): OrganisationRow {
  const row = rowOf(state.organisations, id);
  if (row === undefined) throw organisationUnknown(id);
  return row;
}

/** The organisation itself, then its parent, and so on up to the root. */
export function lineOf(state: MmpState, id: string): readonly string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null; at = rowOf(state.organisations, at)?.parent ?? null)
    line.push(at);
  return line;
}

/** The root of the tree that the organisation is in; itself for one that does not exist yet. */
export function treeOf(state: MmpState, id: string): string {
  return lineOf(state, id).at(-1) ?? id;
}

/** The organisation and everything below it, parents first. */
export function subtreeOf(state: MmpState, id: string): readonly string[] {
  const found = [id];
  for (const organisation of found) found.push(...childrenOf(state, organisation));
  return found;
}

export function childrenOf(state: MmpState, id: string): readonly string[] {
  return groupsOf(state, 'children').get(id) ?? [];
}

/** Keys of the rows that an organisation holds itself. */
export function heldBy(state: MmpState, table: HeldTable, id: string): readonly string[] {
  return groupsOf(state, table).get(id) ?? [];
}

function groupsOf(state: MmpState, name: HeldTable | 'children'): Groups {
  const index = indexOf(state);
  const groups = index.groups.get(name) ?? (name === 'children' ? children(state) : held(state[name]));
  index.groups.set(name, groups);
  return groups;
}

function indexOf(state: MmpState): Index {
  const known = indexes.get(state);
  if (known?.changes === state.changes) return known;
  const index: Index = { changes: state.changes, groups: new Map() };
  indexes.set(state, index);
  return index;
}

function children(state: MmpState): Groups {
  return grouped(Object.entries(state.organisations).map(([id, { parent }]) => [parent, id]));
}

function held(table: Readonly<Record<string, HeldRow>>): Groups {
  return grouped(Object.entries(table).map(([key, { organisation }]) => [organisation, key]));
}

function grouped(pairs: readonly (readonly [string | null, string])[]): Groups {
  const groups = new Map<string, string[]>();
  for (const [group, key] of pairs) {
    if (group === null) continue;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [key]);
    else members.push(key);
  }
  return groups;
}
