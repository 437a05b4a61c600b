import { parseDocument, stringify } from 'yaml';
import type { Document } from 'yaml';
import type { JsonObject } from '../../model/json.ts';

/** One value, one line: nothing is folded, so that a diff shows what changed and no more. */
export const LAYOUT = { lineWidth: 0, flowCollectionPadding: false } as const;

/** The line by which editors complete and check a file. */
export function schemaLine(name: string): string {
  return `# yaml-language-server: $schema=../../schemas/${name.replace(/\.yaml$/, '.schema.json')}\n`;
}

/** A file that is not there yet. */
export function newText(name: string, value: JsonObject): string {
  return schemaLine(name) + stringify(value, LAYOUT);
}

/** A text that can be edited in place; undefined when it is not YAML, which other checks tell. */
export function editable(text: string): Document | undefined {
  const document = parseDocument(text);
  return document.errors.length === 0 ? document : undefined;
}
