import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import type { Pair, YAMLSeq } from 'yaml';
import type { Evidence } from '../model/generated/evidence.ts';

/** The file before anybody attested anything. */
export const EMPTY_EVIDENCE = [
  '# yaml-language-server: $schema=../../schemas/evidence.schema.json',
  'apiVersion: reconcile/v1',
  'evidence: []',
  '',
].join('\n');

/** The keys in the order of `schemas/evidence.schema.json`. */
const KEYS = [
  'activity',
  'date',
  'by',
  'party',
  'link',
  'sha256',
  'record',
  'expires',
  'approvedBy',
  'note',
] as const satisfies readonly (keyof Evidence)[];

/**
 * The text of evidence.yaml with one more entry, or with that of the activity replaced. Every other byte stays:
 * comments and layout are people's. `text` is undefined when there is no file yet; it must be valid YAML.
 */
export function withEvidence(text: string | undefined, entry: Evidence): string {
  const whole = text ?? EMPTY_EVIDENCE;
  const document = parseDocument(whole);
  const list = document.get('evidence', true);
  if (!isSeq(list) || !isMap(document.contents)) return whole;
  if (list.flow === true) return inBlockStyle(whole, list, entry);
  const index = list.items.findIndex((item) => isMap(item) && item.get('activity') === entry.activity);
  return index < 0 ? appended(whole, list, entry) : replaced(whole, list, { index, entry });
}

/** `evidence: []` becomes a list of lines; what a longer list in brackets held is written anew. */
function inBlockStyle(text: string, list: YAMLSeq, entry: Evidence): string {
  const [start, end] = list.range ?? [0, 0];
  const kept = list.items.flatMap((item): readonly unknown[] =>
    isMap(item) && item.get('activity') !== entry.activity ? [item.toJSON()] : [],
  );
  const lines = [...kept.map((item) => stringify([item], LAYOUT)), itemText(entry)].map((item) =>
    indented(item, '  '),
  );
  return `${text.slice(0, start).trimEnd()}\n${lines.join('').trimEnd()}${text.slice(end)}`;
}

function appended(text: string, list: YAMLSeq, entry: Evidence): string {
  const end = endOfItem(text, list, list.items.length - 1);
  const before = text.slice(0, end);
  const gap = before.endsWith('\n') ? '' : '\n';
  return `${before}${gap}${indented(itemText(entry), indentOf(text, list))}${text.slice(end)}`;
}

function replaced(
  text: string,
  list: YAMLSeq,
  { index, entry }: { readonly index: number; readonly entry: Evidence },
): string {
  const start = startOfItem(text, list, index);
  const end = endOfItem(text, list, index);
  return `${text.slice(0, start)}${indented(itemText(entry), indentOf(text, list))}${text.slice(end)}`;
}

/** Where the line with the dash of an item begins. */
function startOfItem(text: string, list: YAMLSeq, index: number): number {
  const item = list.items[index];
  const at = isMap(item) ? (item.range?.[0] ?? 0) : 0;
  return text.lastIndexOf('\n', text.lastIndexOf('-', at)) + 1;
}

/** After the last line of an item, so that comments below it stay below. */
function endOfItem(text: string, list: YAMLSeq, index: number): number {
  const item = list.items[index];
  const last = isMap(item) ? item.items.at(-1) : undefined;
  const at = last === undefined ? 0 : endOfPair(last);
  const line = text.indexOf('\n', Math.max(0, at - 1));
  return line < 0 ? text.length : line + 1;
}

function endOfPair({ key, value }: Pair): number {
  return rangeEnd(value) ?? rangeEnd(key) ?? 0;
}

function rangeEnd(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return undefined;
  const end: unknown = node.range[1];
  return typeof end === 'number' ? end : undefined;
}

function indentOf(text: string, list: YAMLSeq): string {
  const start = startOfItem(text, list, 0);
  return text.slice(start, text.indexOf('-', start));
}

const LAYOUT = { lineWidth: 0 } as const;

function itemText(entry: Evidence): string {
  const ordered: Partial<Record<keyof Evidence, string>> = {};
  for (const key of KEYS) {
    if (entry[key] !== undefined) ordered[key] = entry[key];
  }
  return stringify([ordered], LAYOUT);
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.)/gm, () => indent);
}
