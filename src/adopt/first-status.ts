import { isObject } from '../config/json-guards.ts';
import type { Validators } from '../config/schema.ts';
import { shortDigest } from '../core/digest.ts';
import { stampOf } from '../core/status.ts';
import { templateDigest } from '../core/template-content.ts';
import type { ResourceStatus, StatusFile } from '../model/generated/status.ts';
import type { AdoptedTemplate } from './templates.ts';
import type { Remote } from './remote.ts';

/**
 * What has to stand in the status before the files are first judged: which account it is, since names are not unique,
 * and which names and texts Meta has approved, since nothing is foretold of those. The rest follows from a look.
 */
export function firstStatus(
  known: StatusFile,
  seen: { readonly remote: Remote; readonly templates: readonly AdoptedTemplate[]; readonly now: Date },
): StatusFile {
  const entries = new Map(known.resources.map((entry) => [entry.resource, entry]));
  for (const entry of judged(known.enterprise, seen)) {
    const before = entries.get(entry.resource);
    const isSame =
      before?.ready === 'ready' && before.content === entry.content && before.remoteId === entry.remoteId;
    if (!isSame) entries.set(entry.resource, { ...before, ...entry });
  }
  return { ...known, resources: [...entries.values()] };
}

/** The status of an enterprise that was never looked at. */
export function blankStatus(enterprise: string): StatusFile {
  return {
    apiVersion: 'reconcile/v1',
    enterprise,
    desired: `sha256:${'0'.repeat(64)}`,
    phase: 'onboarding',
    conditions: [],
    activities: [],
    resources: [],
    users: { desired: 0, ready: 0 },
    notices: [],
  };
}

function judged(
  slug: string,
  { remote, templates, now }: Parameters<typeof firstStatus>[1],
): readonly ResourceStatus[] {
  const ready = { ready: 'ready', since: stampOf(now) } as const;
  const approved = new Set(
    remote.templates.filter(({ approval }) => approval.status === 'approved').map(({ sid }) => sid),
  );
  return [
    { resource: `twilio-subaccount/${slug}`, remoteId: remote.account.sid, ...ready },
    ...remote.senders.flatMap(({ number, sid, status, profile: { name } }): readonly ResourceStatus[] => {
      if (status !== 'ONLINE' || name === undefined) return [];
      return [
        { resource: `twilio-sender/${number}`, remoteId: sid, ...ready, content: shortDigest({ name }) },
      ];
    }),
    ...templates.flatMap(({ template, sid }): readonly ResourceStatus[] => {
      if (!approved.has(sid)) return [];
      const resource = `twilio-template/${template.key}.${template.language}`;
      return [{ resource, remoteId: sid, ...ready, content: templateDigest(template) }];
    }),
  ];
}

/** The status as a text of status.yaml holds it; undefined when that is not one. */
export function statusIn(value: unknown, validators: Validators): StatusFile | undefined {
  return isStatus(value, validators) ? value : undefined;
}

function isStatus(value: unknown, validators: Validators): value is StatusFile {
  return isObject(value) && validators.check('status.yaml', value).length === 0;
}
