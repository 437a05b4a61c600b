import type { JsonObject } from '../model/json.ts';
import type { Observed } from '../model/resource.ts';
import type { TwilioTemplate } from '../providers/twilio/port.ts';
import { contentFrom } from './template-content.ts';
import type { TemplateContent } from './template-content.ts';

export type TemplateSpec = TemplateContent & {
  readonly key: string;
  readonly language: string;
  readonly category: string;
  readonly samples: JsonObject;
  /** Whether it was handed in for approval. */
  readonly submitted: boolean;
  readonly version?: number;
  readonly approval?: string;
};

/** Name of one version at Twilio and Meta: `template_5`, then `template_5_v2`. A rejected or deleted name is blocked for 30 days. */
export function versionName(key: string, version: number): string {
  return version === 1 ? key : `${key}_v${version}`;
}

/**
 * All versions of all templates. The newest of each key and language stands for the template;
 * older ones are marked as superseded by it.
 */
export function templateVersions(
  contents: readonly TwilioTemplate[],
  keys: ReadonlySet<string>,
): readonly Observed<TemplateSpec>[] {
  const versions = contents.map((content) => {
    const { key, version } = versionOf(content.friendlyName, keys);
    return { content, head: `${key}.${content.language}`, key, version };
  });
  const newest = new Map<string, number>();
  for (const { head, version } of versions) newest.set(head, Math.max(version, newest.get(head) ?? 0));
  return versions.map((entry) => {
    const isNewest = entry.version === newest.get(entry.head);
    const place = isNewest
      ? { key: entry.head }
      : { key: `${entry.head}@${entry.version}`, supersededBy: entry.head };
    return { ...place, ...observed(entry.content, entry) };
  });
}

/** A name that is itself a key is version 1 of it, even when it happens to end like a version. */
function versionOf(
  name: string,
  keys: ReadonlySet<string>,
): { readonly key: string; readonly version: number } {
  const [, key, version] = /^(.+)_v([1-9][0-9]{0,3})$/.exec(name) ?? [];
  if (keys.has(name) || key === undefined) return { key: name, version: 1 };
  return { key, version: Number(version) };
}

function observed(
  content: TwilioTemplate,
  { key, version }: { readonly key: string; readonly version: number },
): Omit<Observed<TemplateSpec>, 'key'> {
  const { approval } = content;
  return {
    remoteId: content.sid,
    attributes: {
      key,
      language: content.language,
      category: approval.category,
      ...contentFrom(content.types),
      samples: content.variables,
      submitted: approval.status !== 'unsubmitted',
      version,
      approval: approval.status,
    },
    reported: { name: approval.name, category: approval.category, rejectionReason: approval.rejectionReason },
  };
}
