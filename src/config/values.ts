import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { Json } from '../model/json.ts';
import { NO_BLOCK, placeBook } from './places.ts';
import type { ChildPlace, PlaceBook, Placed } from './places.ts';
import { stretchOf } from './stretch.ts';
import type { Stretch } from './stretch.ts';

/** Nodes that all aliases of a file may add together; the bombs need millions. */
const MOST_ALIASED_NODES = 1_000;
/** Longest text of one value. Twice the longest that a schema allows; slow formats never see more. */
const LONGEST_TEXT = 4_096;
/** Problems worth reading; a file with more of one kind has one cause. */
const MOST_PROBLEMS = 100;
const PLAIN_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

export interface ValueProblem {
  readonly code:
    | 'duplicate-key'
    | 'key-not-text'
    | 'unknown-tag'
    | 'unknown-alias'
    | 'alias-bomb'
    | 'text-too-long'
    | 'not-quoted';
  readonly start: number;
  readonly end: number;
  /** What it is about: the key, tag or alias, or where a key stands first. */
  readonly subject: string;
  readonly first?: number;
}

export interface Values extends Placed {
  readonly problems: readonly ValueProblem[];
}

/** A list that is read piece by piece, so that the nodes of `yaml` never exist all at once. */
export interface LongList {
  /** The pair whose value it is. */
  readonly pair: Pair;
  /** Offset of its first dash. */
  readonly start: number;
  /** Its items in their order, some at a time; offsets in them count from `offset`. */
  readonly pieces: Iterable<{ readonly items: readonly unknown[]; readonly offset: number }>;
}

/** Turns YAML nodes into plain values, keeping where each stands. Linear in the size of the file. */
export function readValues(contents: Document.Parsed['contents'], list?: LongList): Values {
  const state: State = {
    book: placeBook(),
    anchors: new Map(),
    problems: [],
    list,
    offset: 0,
    aliased: 0,
    nodes: 0,
  };
  const { value, block } = valueOf(contents, state);
  return {
    value,
    block,
    places: state.book.packed(),
    root: stretchOf(contents, 0, state.offset),
    problems: state.problems,
  };
}

/** A value and the block of places of its children. */
interface Read {
  readonly value: Json;
  readonly block: number;
}

const NOTHING: Read = { value: null, block: NO_BLOCK };

interface State {
  readonly book: PlaceBook;
  readonly anchors: Map<string, { readonly read: Read; readonly nodes: number }>;
  readonly problems: ValueProblem[];
  readonly list: LongList | undefined;
  /** Where the text begins that the nodes read now were made from. */
  offset: number;
  /** Nodes that aliases stand for. */
  aliased: number;
  /** Nodes read so far, aliases counted as what they stand for. */
  nodes: number;
}

function valueOf(node: unknown, state: State): Read {
  if (isAlias(node)) return aliasValue(node, state);
  if (!isScalar(node) && !isCollection(node)) return NOTHING;
  const before = state.nodes;
  state.nodes += 1;
  checkTag(node, state);
  const read = plainValue(node, state);
  // Known only now, so an alias inside its own anchor is an unknown one and nothing is ever cyclic.
  if (node.anchor !== undefined) state.anchors.set(node.anchor, { read, nodes: state.nodes - before });
  return read;
}

function plainValue(node: Node, state: State): Read {
  if (isMap(node)) return mapValue(node, state);
  if (isSeq(node)) {
    const list = openList(stretchOf(node, 0, state.offset)[0], state);
    list.add(node.items);
    return list.close();
  }
  return isScalar(node) ? { value: scalarValue(node, state), block: NO_BLOCK } : NOTHING;
}

function scalarValue(node: Scalar, state: State): Json {
  const { value } = node;
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  // What else there is needs a tag, and that is told already.
  if (typeof value !== 'string') return null;
  if (value.length > LONGEST_TEXT) {
    report(state, {
      code: 'text-too-long',
      subject: String(value.length),
      ...between(stretchOf(node, 0, state.offset)),
    });
    return '';
  }
  return value;
}

function longListValue({ start, pieces }: LongList, state: State): Read {
  state.nodes += 1;
  const list = openList(start, state);
  for (const { items, offset } of pieces) {
    state.offset = offset;
    list.add(items);
  }
  state.offset = 0;
  return list.close();
}

function openList(start: number, state: State) {
  const value: Json[] = [];
  const places: ChildPlace[] = [];
  return {
    add: (items: readonly unknown[]): void => {
      for (const item of items) {
        const [from, to] = stretchOf(item, start, state.offset);
        const read = valueOf(item, state);
        value.push(read.value);
        places.push([from, to, from, to, read.block]);
      }
    },
    close: (): Read => ({ value, block: state.book.add(places) }),
  };
}

function mapValue(node: YAMLMap, state: State): Read {
  if (node.flow === true && isMap(node.items[0]?.key)) return variable(node, state);
  const value: { [key: string]: Json } = {};
  const places = new Map<string, ChildPlace>();
  const [start] = stretchOf(node, 0, state.offset);
  for (const pair of node.items) {
    const [keyStart, keyEnd] = stretchOf(pair.key, start, state.offset);
    const key = keyText(pair, state);
    if (key === undefined) continue;
    const first = places.get(key);
    if (first !== undefined) {
      report(state, { code: 'duplicate-key', subject: key, first: first[0], start: keyStart, end: keyEnd });
      continue;
    }
    const list = pair === state.list?.pair ? state.list : undefined;
    const read = list === undefined ? valueOf(pair.value, state) : longListValue(list, state);
    const place =
      list === undefined
        ? placeOfValue(pair, [keyStart, keyEnd], state)
        : ([list.start, list.start + 1] as const);
    places.set(key, [keyStart, keyEnd, ...place, read.block]);
    setOwn(value, key, read.value);
  }
  // In the order of the keys, which is not that of the file where keys are whole numbers.
  const children = Object.keys(value).flatMap((key) => {
    const place = places.get(key);
    return place === undefined ? [] : [place];
  });
  return { value, block: state.book.add(children) };
}

/** `body: {{1}}` without quotes is a mapping with a mapping as its key. */
function variable(node: YAMLMap, state: State): Read {
  report(state, { code: 'not-quoted', subject: '', ...between(stretchOf(node, 0, state.offset)) });
  return NOTHING;
}

/** An empty value has no text to mark: its key stands for it. */
function placeOfValue(pair: Pair, key: Stretch, state: State): Stretch {
  const [start, end] = stretchOf(pair.value, key[0], state.offset);
  return end > start ? [start, end] : key;
}

function keyText(pair: Pair, state: State): string | undefined {
  const { key } = pair;
  if (isScalar(key) && key.tag === undefined) {
    if (typeof key.value === 'string') return key.value;
    // `1: Ann` is meant as "1"; what was written says more than the number it stands for.
    if (typeof key.value === 'number' || typeof key.value === 'boolean')
      return key.source ?? String(key.value);
  }
  report(state, { code: 'key-not-text', subject: '', ...between(stretchOf(key, 0, state.offset)) });
  return undefined;
}

/** Assigning `__proto__` would change the prototype instead; here it is a key like any other. */
function setOwn(target: { [key: string]: Json }, key: string, value: Json): void {
  if (key !== '__proto__') Object.assign(target, { [key]: value });
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function aliasValue(node: Alias.Parsed | Alias, state: State): Read {
  const anchor = state.anchors.get(node.source);
  const place = between(stretchOf(node, 0, state.offset));
  if (anchor === undefined) {
    report(state, { code: 'unknown-alias', subject: node.source, ...place });
    return NOTHING;
  }
  state.nodes += anchor.nodes;
  state.aliased += anchor.nodes;
  if (state.aliased <= MOST_ALIASED_NODES) return anchor.read;
  report(state, { code: 'alias-bomb', subject: node.source, ...place });
  return NOTHING;
}

function checkTag(node: Node, state: State): void {
  const { tag } = node as { readonly tag?: unknown };
  if (typeof tag !== 'string' || PLAIN_TAGS.test(tag)) return;
  report(state, { code: 'unknown-tag', subject: tag, ...between(stretchOf(node, 0, state.offset)) });
}

function report(state: State, problem: ValueProblem): void {
  const isKnownBomb =
    problem.code === 'alias-bomb' && state.problems.some(({ code }) => code === 'alias-bomb');
  if (!isKnownBomb && state.problems.length < MOST_PROBLEMS) state.problems.push(problem);
}

function between([start, end]: Stretch): { readonly start: number; readonly end: number } {
  return { start, end };
}
