import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Document, YAMLMap, YAMLSeq } from 'yaml';
import type { Json, JsonObject } from '../../model/json.ts';
import { isList, isObject } from '../json-guards.ts';
import { editable, LAYOUT, newText } from './layout.ts';

/** What people state and no system shows: it stays when it is not in the value. */
const STATED: ReadonlySet<string> = new Set([
  'acquire',
  'hosting',
  'origin',
  'verification',
  'logoUrl',
  'required',
  'language',
]);

/** Lists whose order means nothing: entries stay where people put them. */
const SETS: ReadonlySet<string> = new Set([
  'senders',
  'defaults',
  'custom',
  'organisations',
  'templates',
  'users',
]);

/**
 * The text of a file that shall hold a value. Where it does already, every byte stays; else what differs is changed in
 * place, and comments and layout of the rest are kept.
 */
export function mergedText(name: string, value: JsonObject, before: string | undefined): string {
  if (before === undefined) return newText(name, value);
  const document = editable(before);
  if (document === undefined || !isMap(document.contents)) return newText(name, value);
  const was: unknown = document.toJS();
  mergeMap(document, document.contents, value);
  return isDeepStrictEqual(document.toJS(), was) ? before : document.toString(LAYOUT);
}

function mergeMap(document: Document, map: YAMLMap, wanted: JsonObject): void {
  const gone = map.items.map(({ key }) => keyText(key)).filter((key) => !Object.hasOwn(wanted, key));
  for (const key of gone) if (!isStated(key, map.get(key))) map.delete(key);
  for (const [key, value] of Object.entries(wanted)) {
    // A scalar goes into the node that is there, so that the comment behind it stays.
    const node: unknown = map.get(key, true);
    if (isMap(node) && isObject(value)) mergeMap(document, node, value);
    else if (isSeq(node) && isList(value) && SETS.has(key)) mergeSet(document, node, value);
    else if (!isDeepStrictEqual(plain(document, node), value))
      map.set(key, isObject(value) || isList(value) ? document.createNode(value) : value);
  }
}

/** Inherited is what an organisation does by itself, stated or not. */
function isStated(key: string, value: unknown): boolean {
  return STATED.has(key) || (key === 'whatsapp' && value === 'inherited');
}

function mergeSet(document: Document, list: YAMLSeq, wanted: readonly Json[]): void {
  const open = new Map(wanted.map((item) => [identityOf(item), item]));
  const items = list.items.filter((node) => {
    const identity = identityOf(plain(document, node));
    const item = open.get(identity);
    if (item === undefined) return false;
    open.delete(identity);
    if (isMap(node) && isObject(item)) mergeMap(document, node, item);
    return true;
  });
  list.items = [...items, ...[...open.values()].map((item) => document.createNode(item))];
}

/** What tells one entry of a list from another. */
function identityOf(item: unknown): string {
  if (!isObject(item)) return JSON.stringify(item);
  const { number, key, language = 'en', id, email, device } = item;
  if (typeof email === 'string') return email.toLowerCase();
  return JSON.stringify(number ?? id ?? device ?? [key, language]);
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function plain(document: Document, node: unknown): unknown {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.toJS(document) : node;
}
