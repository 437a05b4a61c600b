import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar } from 'yaml';
import type { Document } from 'yaml';
import type { Json } from '../../model/json.ts';
import { editable, LAYOUT, schemaLine } from './layout.ts';

/** One key of enterprise.yaml that Twilio or MMP tells. */
export interface Fact {
  readonly path: readonly string[];
  readonly value: Json;
  /** It is where the enterprise is found, so it replaces what the text says; others only fill in what is missing. */
  readonly binding?: true;
  /** Stands above it when it is new. */
  readonly comment?: string;
}

/** The text of enterprise.yaml with what is known; without anything new, every byte stays. */
export function enterpriseText(text: string, facts: readonly Fact[]): string {
  const document = editable(text);
  if (document === undefined || !isMap(document.contents)) return text;
  const changed = facts.filter((fact) => isNews(document, fact));
  if (changed.length === 0) return text;
  for (const fact of changed) put(document, fact);
  const edited = document.toString(LAYOUT);
  return edited.startsWith('# yaml-language-server:') ? edited : schemaLine('enterprise.yaml') + edited;
}

/** Whether the text says something else of a binding: somebody has to want that. */
export function overruled(text: string, facts: readonly Fact[]): readonly string[] {
  const document = editable(text);
  if (document === undefined) return [];
  return facts
    .filter((fact) => (document.getIn(fact.path) ?? undefined) !== undefined && isNews(document, fact))
    .map(({ path }) => path.join('.'));
}

function isNews(document: Document, { path, value, binding }: Fact): boolean {
  const now: unknown = document.getIn(path) ?? undefined;
  return now === undefined || (binding === true && !isDeepStrictEqual(now, value));
}

function put(document: Document, { path, value, comment }: Fact): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    // An empty key holds null, which takes nothing below it.
    const above = path.slice(0, depth);
    if (document.hasIn(above) && document.getIn(above) === null) document.deleteIn(above);
  }
  document.setIn(path, value);
  if (comment === undefined || !isMap(document.contents)) return;
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === path[0]);
  if (pair !== undefined && isScalar(pair.key)) pair.key.commentBefore = ` ${comment}`;
}

/** What a person fills in of an enterprise that has no files yet. */
export const BRAND_SHEET = `${schemaLine('enterprise.yaml')}# Twilio and MMP do not tell what is empty here.
apiVersion: reconcile/v1
name:
brand:
  # Registered name, exactly as in the documents that Meta verifies.
  legalName:
  website:
  # Two capital letters, as in US.
  headquarters:
  address:
  vertical:
contacts:
  business:
    firstName:
    lastName:
    email:
messaging:
  useCase:
  # Countries that messages go to, as in [US, GB].
  regions:
  # Messages a month in the first year.
  monthlyVolume:
`;
