import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Json } from '../model/json.ts';

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

/** Where the children of a collection stand. */
export interface ChildPlaces {
  /** Four for each child: start and end of its key, start and end of its value. */
  readonly offsets: readonly number[];
  /** Which child a key or list index is; -1 when there is none. */
  readonly indexOf: (segment: string) => number;
}

export interface Values {
  readonly value: Json;
  readonly places: ReadonlyMap<object, ChildPlaces>;
  /** The whole value. */
  readonly root: readonly [start: number, end: number];
  readonly problems: readonly ValueProblem[];
}

/** Turns YAML nodes into plain values, keeping where each stands. Linear in the size of the file. */
export function readValues(contents: Document.Parsed['contents']): Values {
  const state: State = { places: new Map(), anchors: new Map(), problems: [], aliased: 0, nodes: 0 };
  const value = valueOf(contents, state);
  return { value, places: state.places, root: stretchOf(contents, 0), problems: state.problems };
}

interface State {
  readonly places: Map<object, ChildPlaces>;
  readonly anchors: Map<string, { readonly value: Json; readonly nodes: number }>;
  readonly problems: ValueProblem[];
  /** Nodes that aliases stand for. */
  aliased: number;
  /** Nodes read so far, aliases counted as what they stand for. */
  nodes: number;
}

function valueOf(node: unknown, state: State): Json {
  if (isAlias(node)) return aliasValue(node, state);
  if (!isScalar(node) && !isCollection(node)) return null;
  const before = state.nodes;
  state.nodes += 1;
  checkTag(node, state);
  const value = plainValue(node, state);
  // Known only now, so an alias inside its own anchor is an unknown one and nothing is ever cyclic.
  if (node.anchor !== undefined) state.anchors.set(node.anchor, { value, nodes: state.nodes - before });
  return value;
}

function plainValue(node: Node, state: State): Json {
  if (isMap(node)) return mapValue(node, state);
  if (isSeq(node)) return seqValue(node, state);
  return isScalar(node) ? scalarValue(node, state) : null;
}

function scalarValue(node: Scalar, state: State): Json {
  const { value } = node;
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  // What else there is needs a tag, and that is told already.
  if (typeof value !== 'string') return null;
  if (value.length > LONGEST_TEXT) {
    report(state, { code: 'text-too-long', subject: String(value.length), ...between(stretchOf(node, 0)) });
    return '';
  }
  return value;
}

function seqValue(node: YAMLSeq, state: State): Json {
  const value: Json[] = [];
  const places: number[] = [];
  const [start] = stretchOf(node, 0);
  for (const item of node.items) {
    const [from, to] = stretchOf(item, start);
    places.push(from, to, from, to);
    value.push(valueOf(item, state));
  }
  state.places.set(value, { offsets: places, indexOf: Number });
  return value;
}

function mapValue(node: YAMLMap, state: State): Json {
  if (node.flow === true && isMap(node.items[0]?.key)) return variable(node, state);
  const value: { [key: string]: Json } = {};
  const marks = new Map<string, readonly [number, number, number, number]>();
  const [start] = stretchOf(node, 0);
  for (const pair of node.items) {
    const [keyStart, keyEnd] = stretchOf(pair.key, start);
    const key = keyText(pair, state);
    if (key === undefined) continue;
    const first = marks.get(key);
    if (first !== undefined) {
      report(state, { code: 'duplicate-key', subject: key, first: first[0], start: keyStart, end: keyEnd });
      continue;
    }
    marks.set(key, [keyStart, keyEnd, ...placeOfValue(pair, keyStart, keyEnd)]);
    setOwn(value, key, valueOf(pair.value, state));
  }
  state.places.set(value, childPlaces(marks));
  return value;
}

/** `body: {{1}}` without quotes is a mapping with a mapping as its key. */
function variable(node: YAMLMap, state: State): Json {
  report(state, { code: 'not-quoted', subject: '', ...between(stretchOf(node, 0)) });
  return null;
}

/** Small maps are searched: 50,000 of them with an index each would take 50 MB. */
function childPlaces(marks: ReadonlyMap<string, readonly number[]>): ChildPlaces {
  const offsets = [...marks.values()].flat();
  const keys = [...marks.keys()];
  if (keys.length <= 32) return { offsets, indexOf: (segment) => keys.indexOf(segment) };
  const indexes = new Map(keys.map((key, index) => [key, index]));
  return { offsets, indexOf: (segment) => indexes.get(segment) ?? -1 };
}

/** An empty value has no text to mark: its key stands for it. */
function placeOfValue(pair: Pair, keyStart: number, keyEnd: number): readonly [number, number] {
  const [start, end] = stretchOf(pair.value, keyStart);
  return end > start ? [start, end] : [keyStart, keyEnd];
}

function keyText(pair: Pair, state: State): string | undefined {
  const { key } = pair;
  if (isScalar(key) && key.tag === undefined) {
    if (typeof key.value === 'string') return key.value;
    // `1: Ann` is meant as "1"; what was written says more than the number it stands for.
    if (typeof key.value === 'number' || typeof key.value === 'boolean')
      return key.source ?? String(key.value);
  }
  report(state, { code: 'key-not-text', subject: '', ...between(stretchOf(key, 0)) });
  return undefined;
}

/** Assigning `__proto__` would change the prototype instead; here it is a key like any other. */
function setOwn(target: { [key: string]: Json }, key: string, value: Json): void {
  if (key !== '__proto__') Object.assign(target, { [key]: value });
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function aliasValue(node: Alias.Parsed | Alias, state: State): Json {
  const anchor = state.anchors.get(node.source);
  const place = between(stretchOf(node, 0));
  if (anchor === undefined) {
    report(state, { code: 'unknown-alias', subject: node.source, ...place });
    return null;
  }
  state.nodes += anchor.nodes;
  state.aliased += anchor.nodes;
  if (state.aliased <= MOST_ALIASED_NODES) return anchor.value;
  report(state, { code: 'alias-bomb', subject: node.source, ...place });
  return null;
}

function checkTag(node: Node, state: State): void {
  const { tag } = node as { readonly tag?: unknown };
  if (typeof tag !== 'string' || PLAIN_TAGS.test(tag)) return;
  report(state, { code: 'unknown-tag', subject: tag, ...between(stretchOf(node, 0)) });
}

function report(state: State, problem: ValueProblem): void {
  const isKnownBomb =
    problem.code === 'alias-bomb' && state.problems.some(({ code }) => code === 'alias-bomb');
  if (!isKnownBomb && state.problems.length < MOST_PROBLEMS) state.problems.push(problem);
}

/**
 * The text that marks a node: a scalar or flow collection whole, a block collection by its first key,
 * since the rest of it is what it holds.
 */
function stretchOf(node: unknown, fallback: number): readonly [number, number] {
  if (isMap(node) && node.flow !== true && node.range) {
    const [keyStart, keyEnd] = stretchOf(node.items[0]?.key, node.range[0]);
    return [keyStart, Math.max(keyEnd, keyStart + 1)];
  }
  if (isSeq(node) && node.flow !== true && node.range) return [node.range[0], node.range[0] + 1];
  if (!isScalar(node) && !isCollection(node) && !isAlias(node)) return [fallback, fallback];
  const range = node.range ?? [fallback, fallback];
  return [range[0], range[1]];
}

function between([start, end]: readonly [number, number]): { readonly start: number; readonly end: number } {
  return { start, end };
}
