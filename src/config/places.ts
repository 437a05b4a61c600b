import type { Json } from '../model/json.ts';
import { isList, isObject } from './json-guards.ts';

/** A value in a text and, in a mapping, its key. Offsets in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
}

/** Start and end of a key, start and end of its value, and the block of that value. */
export type ChildPlace = readonly [
  keyStart: number,
  keyEnd: number,
  start: number,
  end: number,
  block: number,
];

/** The block of what has no children. */
export const NO_BLOCK = 0;
/** Keys of a mapping that are searched one by one; those of larger ones are looked up. */
const FEW_KEYS = 32;
const WIDTH = 5;

/** Where the children of all collections of a file stand: a block of five numbers per child for each collection. */
export interface PlaceBook {
  /** Notes down the children of a collection, in the order of its keys or items. Returns the block. */
  readonly add: (children: readonly ChildPlace[]) => number;
  /** As few bytes as possible: the places of 50,000 users take 5 MB, and a fleet keeps those of every file. */
  readonly packed: () => Uint32Array;
}

export function placeBook(): PlaceBook {
  // What is never a block: its number says that there is none.
  const numbers: number[] = [NO_BLOCK];
  return {
    add: (children) => {
      if (children.length === 0) return NO_BLOCK;
      const block = numbers.length;
      for (const child of children) numbers.push(...child);
      return block;
    },
    packed: () => Uint32Array.from(numbers),
  };
}

export interface Placed {
  readonly value: Json;
  /** The whole value. */
  readonly root: readonly [start: number, end: number];
  /** The block of the whole value. */
  readonly block: number;
  readonly places: Uint32Array;
}

/** Finds values again: the place of the one named, or of the nearest collection around it when it is not there. */
export function placeFinder({
  value: whole,
  root,
  block: first,
  places,
}: Placed): (segments: readonly string[]) => Place {
  const indexes = new WeakMap<object, ReadonlyMap<string, number>>();
  return (segments) => {
    let found: Place = { start: root[0], end: root[1], keyStart: root[0], keyEnd: root[1] };
    let value = whole;
    let block = first;
    for (const segment of segments) {
      const child = block === NO_BLOCK ? -1 : childOf(value, segment, indexes);
      if (child === -1) return found;
      const at = block + child * WIDTH;
      const [keyStart = 0, keyEnd = 0, start = 0, end = 0] = places.subarray(at, at + WIDTH);
      found = { start, end, keyStart, keyEnd };
      block = places[at + WIDTH - 1] ?? NO_BLOCK;
      value = (isList(value) ? value[child] : isObject(value) ? value[segment] : null) ?? null;
    }
    return found;
  };
}

function childOf(
  value: Json,
  segment: string,
  indexes: WeakMap<object, ReadonlyMap<string, number>>,
): number {
  if (isList(value)) {
    const index = Number(segment);
    return Number.isInteger(index) && index >= 0 && index < value.length ? index : -1;
  }
  if (!isObject(value)) return -1;
  const known = indexes.get(value);
  if (known !== undefined) return known.get(segment) ?? -1;
  const keys = Object.keys(value);
  if (keys.length <= FEW_KEYS) return keys.indexOf(segment);
  const index = new Map(keys.map((key, at) => [key, at]));
  indexes.set(value, index);
  return index.get(segment) ?? -1;
}
