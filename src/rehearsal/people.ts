import type { ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Evidence } from '../model/generated/evidence.ts';
import type { Sender } from '../model/generated/senders.ts';
import { activityOf } from '../onboarding/activities.ts';
import { addDays } from '../onboarding/calendar.ts';

/** Who attests in a rehearsal. */
const ACTOR = 'rehearsal@example.com';

/** How long people take: the fewest or the most days that the published table gives them. */
export type Pace = 'fewest' | 'most';

/**
 * The enterprise as if its onboarding began today: what is known stays, what was done is forgotten. Numbers are taken
 * as bought from Twilio; moving numbers between accounts and reading codes off a phone is not played.
 */
export function fromTheStart(enterprise: Enterprise, today: string): Enterprise {
  const { status: _status, sent: _sent, senders, ...rest } = enterprise;
  return {
    ...rest,
    enterprise: { ...enterprise.enterprise, lifecycle: 'active', started: today },
    ...(senders === undefined ? {} : { senders: { ...senders, senders: senders.senders.map(bought) } }),
    evidence: { apiVersion: 'reconcile/v1', evidence: [] },
  };
}

function bought(sender: Sender): Sender {
  return { ...sender, hosting: 'twilio', acquire: true };
}

/** What people do on a day: attest the activities that are theirs and due, and supply the ids they owe. */
export function afterPeopleActed(
  enterprise: Enterprise,
  activities: readonly ActivityState[],
  day: { readonly today: string; readonly pace: Pace },
): Enterprise {
  const acting = activities.filter((activity) => isTheirTurn(enterprise, activity, day));
  const { process, contacts } = enterprise.enterprise;
  const entries = acting.flatMap(({ key, owner }): readonly Evidence[] => {
    const attested = activityOf(process, key)?.attested;
    if (attested === undefined) return [];
    const entry = { activity: key, date: day.today, by: ACTOR, party: owner, note: 'rehearsed' };
    return [attested === 'by-two' ? { ...entry, approvedBy: contacts.business.email } : entry];
  });
  const supplied = acting.reduce((seen, { key }) => SUPPLIES[key]?.(seen) ?? seen, enterprise);
  const known = enterprise.evidence?.evidence ?? [];
  return { ...supplied, evidence: { apiVersion: 'reconcile/v1', evidence: [...known, ...entries] } };
}

function isTheirTurn(
  { defaults, enterprise }: Enterprise,
  { key, state, since }: ActivityState,
  { today, pace }: { readonly today: string; readonly pace: Pace },
): boolean {
  const sla = activityOf(enterprise.process, key)?.sla;
  if (state !== 'running' || since === undefined) return false;
  return addDays(defaults.calendar, since, sla?.[pace === 'most' ? 'max' : 'min'] ?? 0) <= today;
}

/** What an enterprise hands over with an activity, when its files do not have it yet. Fictional. */
const SUPPLIES: { readonly [activity in ActivityState['key']]?: (enterprise: Enterprise) => Enterprise } = {
  'submit-brand': (seen) => {
    const { meta, contacts } = seen.enterprise;
    const known = { businessManagerId: '100000000000001', ...meta };
    return {
      ...seen,
      enterprise: {
        ...seen.enterprise,
        meta: known,
        contacts: { signatory: contacts.business, ...contacts },
      },
    };
  },
  consent: (seen) => {
    const known = { wabaId: wabaIdFor(seen.slug), ...seen.enterprise.meta };
    return { ...seen, enterprise: { ...seen.enterprise, meta: known } };
  },
};

/** Digits made of the slug: Meta gives each enterprise an account of its own. */
function wabaIdFor(slug: string): string {
  const digits = Array.from(slug, (letter) => String((letter.codePointAt(0) ?? 0) % 10)).join('');
  return `2${digits}0000000000`.slice(0, 15);
}
