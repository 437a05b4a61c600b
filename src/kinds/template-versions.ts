import { isDeepStrictEqual } from 'node:util';
import type { TemplateContent } from '../core/template-content.ts';
import type { JsonObject } from '../model/json.ts';
import type { Observed } from '../model/resource.ts';
import type { TwilioTemplate } from '../providers/twilio/port.ts';
import { contentFrom } from './template-content.ts';

export type TemplateSpec = TemplateContent & {
  readonly key: string;
  readonly language: string;
  readonly category: string;
  readonly samples: JsonObject;
  /** Whether it was handed in for approval. */
  readonly submitted: boolean;
  readonly version?: number;
  /** The highest version there is; the next one is numbered after it. */
  readonly latest?: number;
  readonly approval?: string;
  /** When the Content was created, as Twilio writes it. */
  readonly created?: string;
  /** The code of Meta's reason for a rejection. */
  readonly rejection?: string;
};

/** What the files say of the templates in use, by key and language: `template_5.en`. */
export type TemplatesWanted = ReadonlyMap<string, TemplateWanted>;

export interface TemplateWanted {
  readonly category: string;
  readonly content: TemplateContent;
}

/**
 * Name of one version at Twilio and Meta: `template_5`, then `template_5__2`. No key ends like
 * that, so a version is never mistaken for another template. A rejected or deleted name is blocked for 30 days.
 */
export function versionName(key: string, version: number): string {
  return version === 1 ? key : `${key}__${version}`;
}

/** Which version of a key a name stands for; undefined when it stands for another key. */
export function versionIn(name: string, key: string): number | undefined {
  const named = versionNamed(name);
  return named.key === key ? named.version : undefined;
}

/** The key and the version that a name stands for, if it is one that we gave. */
export function versionNamed(name: string): { readonly key: string; readonly version: number } {
  const [, key = name, number = '1'] = VERSIONED.exec(name) ?? [];
  return { key, version: Number(number) };
}

const VERSIONED = /^(.+)__([1-9][0-9]{0,3})$/;

/**
 * All versions of all templates. One stands for the template: the newest that is approved and says what the files
 * say, else the newest. The others are marked as superseded by it. Names that the files do not use are left whole.
 */
export function templateVersions(
  contents: readonly TwilioTemplate[],
  wanted: TemplatesWanted,
): readonly Observed<TemplateSpec>[] {
  const families = new Map<string, Version[]>();
  for (const content of contents) {
    const version = versionOf(content, wanted);
    const family = families.get(version.head);
    if (family === undefined) families.set(version.head, [version]);
    else family.push(version);
  }
  return [...families].flatMap(([head, family]) => observedFamily(family, wanted.get(head)));
}

interface Version {
  readonly content: TwilioTemplate;
  /** Key and language of the template it is a version of. */
  readonly head: string;
  readonly key: string;
  readonly version: number;
}

function versionOf(content: TwilioTemplate, wanted: TemplatesWanted): Version {
  const { friendlyName, language } = content;
  const { key, version } = versionNamed(friendlyName);
  const head = `${key}.${language}`;
  if (wanted.has(head)) return { content, head, key, version };
  return { content, head: `${friendlyName}.${language}`, key: friendlyName, version: 1 };
}

function observedFamily(
  family: readonly Version[],
  wanted: TemplateWanted | undefined,
): readonly Observed<TemplateSpec>[] {
  const newestFirst = family.toSorted((a, b) => b.version - a.version);
  const standing = newestFirst.find(
    ({ content: { approval, types } }) =>
      approval.status === 'approved' &&
      approval.category === wanted?.category &&
      isDeepStrictEqual(contentFrom(types), wanted.content),
  );
  const stands = standing ?? newestFirst[0];
  const latest = newestFirst[0]?.version ?? 1;
  return newestFirst.map((entry) => {
    const isHead = entry.version === stands?.version;
    const place = isHead
      ? { key: entry.head }
      : { key: `${entry.head}@${entry.version}`, supersededBy: entry.head };
    return { ...place, remoteId: entry.content.sid, attributes: { ...attributesOf(entry), latest } };
  });
}

function attributesOf({ content, key, version }: Version): TemplateSpec {
  const { approval } = content;
  return {
    key,
    language: content.language,
    category: approval.category,
    ...contentFrom(content.types),
    samples: content.variables,
    submitted: approval.status !== 'unsubmitted',
    version,
    approval: approval.status,
    created: content.created,
    ...(approval.rejectionReason === '' ? {} : { rejection: approval.rejectionReason }),
  };
}
