import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair } from 'yaml';
import { compose, MOST_LEVELS } from './compose.ts';
import { readValues } from './values.ts';
import type { LongList, Values } from './values.ts';

/** Small enough that its nodes, fifty times its size, are gone before the collector takes them for old. */
const PIECE = 8 * 1024;
/** Shorter files would be one piece. */
const LONG_TEXT = PIECE;

/** A key alone on its line, at the very left. */
const LIST_KEY = /^[A-Za-z]\w*: *(?:#.*)?\r?$/gm;
/** Markers of documents and directives, tabs and block scalars: rare, and their rules reach across pieces. */
const ACROSS = /^(?:---|\.\.\.|%)|\t|[|>][-+\d]* *(?:#.*)?\r?$/m;

export interface LongListOptions {
  /** Shortest text worth it, in UTF-16 units. */
  readonly longText?: number;
  readonly piece?: number;
}

/**
 * Reads a long file whose last key holds a block list, as users.yaml does, piece by piece: `yaml` makes 50 bytes of
 * nodes from each byte of text. The values, places and problems are those of the whole. Undefined for a text of
 * any other shape and for one with a syntax error: that is for the whole text to tell.
 */
export function readLongList(text: string, options: LongListOptions = {}): Values | undefined {
  const { longText = LONG_TEXT, piece = PIECE } = options;
  const cut = text.length < longText || ACROSS.test(text) ? undefined : cutOf(text, piece);
  if (cut === undefined) return undefined;
  const head = compose(text.slice(0, cut.first));
  const pair = isMap(head.contents) && head.contents.flow !== true ? head.contents.items.at(-1) : undefined;
  if (head.errors.length > 0 || !isKeyAlone(pair)) return undefined;
  const reading: Reading = { isWhole: false };
  const pieces = readPieces(text, cut, reading);
  const values = readValues(head.contents, { pair, start: cut.first + cut.indent, pieces });
  return reading.isWhole ? values : undefined;
}

interface Reading {
  /** Whether it came to its end: every piece was a list without a syntax error. */
  isWhole: boolean;
}

interface Cut {
  /** Where the line of the first item begins. */
  readonly first: number;
  /** Spaces before each dash. */
  readonly indent: number;
  /** Where lines of items begin at which the text is cut; the last is its end. */
  readonly ends: readonly number[];
}

function isKeyAlone(pair: Pair | undefined): pair is Pair {
  return isScalar(pair?.key) && (pair.value === null || (isScalar(pair.value) && pair.value.value === null));
}

/**
 * Where a text can be cut. Nothing that begins in an item can reach over a line that is indented like its dash, save
 * quotes and brackets that are still open, and these are syntax errors of their piece.
 */
function cutOf(text: string, piece: number): Cut | undefined {
  const key = [...text.matchAll(LIST_KEY)].at(-1);
  if (key === undefined) return undefined;
  const body = key.index + key[0].length + 1;
  let first: number | undefined;
  let indent = 0;
  const ends: number[] = [];
  for (let at = body, end = 0; at < text.length; at = end) {
    end = text.indexOf('\n', at) + 1 || text.length;
    const start = firstInk(text, at, end);
    if (start === end || text[start] === '#') continue;
    const isItem = text[start] === '-' && /[ \r\n]/.test(text[start + 1] ?? '\n');
    if (first === undefined) {
      if (!isItem) return undefined;
      first = at;
      indent = start - at;
    } else if (start - at < indent || (start - at === indent && !isItem)) return undefined;
    else if (start - at === indent && at - (ends.at(-1) ?? first) >= piece) ends.push(at);
  }
  return first === undefined ? undefined : { first, indent, ends: [...ends, text.length] };
}

/** Offset of the first character of a line that is no space; its end when there is none. */
function firstInk(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\r' || text[at] === '\n')) at += 1;
  return at;
}

function* readPieces(text: string, { first, ends }: Cut, reading: Reading): Generator<Piece> {
  let offset = first;
  for (const end of ends) {
    // The mapping around the list is one level that the piece does not show.
    const { contents, errors } = compose(text.slice(offset, end), MOST_LEVELS - 1);
    if (errors.length > 0 || !isSeq(contents) || contents.flow === true) {
      return;
    }
    yield { items: contents.items, offset };
    offset = end;
  }
  reading.isWhole = true;
}

type Piece = LongList['pieces'] extends Iterable<infer One> ? One : never;
