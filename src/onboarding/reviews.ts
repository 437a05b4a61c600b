import type { Enterprise } from '../model/enterprise.ts';
import type { Organisation } from '../model/generated/org.ts';
import type { ResourceStatus } from '../model/generated/status.ts';
import type { FeatureRow, SenderRow, TemplateRow } from '../model/progress.ts';
import type { KindName } from '../model/resource.ts';
import { templatesInUse } from '../model/templates-in-use.ts';

/** Activity 10, sender by sender, in the words of the published process (21 February 2024). */
export function senderRows(enterprise: Enterprise): readonly SenderRow[] {
  return (enterprise.senders?.senders ?? []).map(({ number, profile }) => ({
    number,
    name: profile.name,
    status: senderStatus(recorded(enterprise, 'twilio-sender', number)),
  }));
}

function senderStatus(resource: ResourceStatus | undefined): string {
  switch (resource?.ready) {
    case 'ready':
      return 'Approved';
    case 'pending':
      return resource.on === 'meta' ? 'Waiting for Approval from WhatsApp' : (resource.reason ?? 'Pending');
    case 'rejected':
    case 'blocked':
      return resource.reason ?? 'Rejected';
    case 'absent':
    case undefined:
      return 'Not submitted yet';
  }
}

/** Activity 10, template by template: each language has a verdict of its own. */
export function templateRows(enterprise: Enterprise): readonly TemplateRow[] {
  const keys = [...new Set(templatesInUse(enterprise).map(({ template }) => template.key))];
  return keys.map((key) => {
    const all = templatesInUse(enterprise).filter(({ template }) => template.key === key);
    const verdicts = all.map(
      ({ template }) => recorded(enterprise, 'twilio-template', `${key}.${template.language}`)?.ready,
    );
    return {
      key,
      text: all[0]?.template.body ?? '',
      languages: all.map(({ template }) => languageName(template.language)),
      status: templateStatus(verdicts),
    };
  });
}

const VERDICTS = [
  { ready: ['ready'], said: 'approved by WhatsApp' },
  { ready: ['rejected', 'blocked'], said: 'rejected by WhatsApp' },
  { ready: ['pending'], said: 'waiting for approval by WhatsApp' },
  { ready: ['absent', undefined], said: 'not submitted yet' },
] as const;

function templateStatus(verdicts: readonly (ResourceStatus['ready'] | undefined)[]): string {
  const noun = verdicts.length === 1 ? 'translation' : 'translations';
  const parts = VERDICTS.flatMap(({ ready, said }) => {
    const count = verdicts.filter((verdict) => ready.some((one) => one === verdict)).length;
    return count === 0 ? [] : [`${count}/${verdicts.length} ${noun} ${said}`];
  });
  return parts.join(', ');
}

/**
 * Activity 15: an organisation that says nothing itself shows the flag of the nearest one above, as inherited.
 * `lineOf` gives an organisation and those above it, up to the root.
 */
export function featureRows(
  enterprise: Enterprise,
  lineOf: (id: string) => readonly Organisation[],
): readonly FeatureRow[] {
  // A flag can be read before it is set, so that it is there says nothing until activity 13 is done.
  const isProvisioned = enterprise.status?.activities.some(
    ({ key, state }) => key === 'provision' && state === 'done',
  );
  return (enterprise.org?.organisations ?? []).map(({ id, name }) => {
    const line = lineOf(id);
    const holder = line.find(({ whatsapp }) => whatsapp !== undefined && whatsapp !== 'inherited');
    const isSet =
      isProvisioned === true &&
      holder !== undefined &&
      recorded(enterprise, 'mmp-feature', holder.id)?.ready === 'ready';
    const setting = holder?.whatsapp === 'enabled' ? 'enabled' : 'disabled';
    return {
      id,
      name,
      depth: line.length - 1,
      status: isSet ? setting : 'not set yet',
      inherited: holder !== undefined && holder.id !== id,
    };
  });
}

function recorded({ status }: Enterprise, kind: KindName, key: string): ResourceStatus | undefined {
  return status?.resources.find(({ resource }) => resource === `${kind}/${key}`);
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** `English` for `en`, `British English` for `en_GB`. */
function languageName(code: string): string {
  return LANGUAGES.of(code.replace('_', '-')) ?? code;
}
