import type { Situation } from '../core/inventory.ts';
import type { ActivityKey, ActivityState } from '../model/activity.ts';
import { ACTIVITY_KEYS } from '../model/activity.ts';
import { sentNotices } from '../model/enterprise.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { PacketResult } from '../model/packet.ts';
import { activityOf } from './activities.ts';
import { dayOf } from './calendar.ts';
import { messageIdOf, noticesOf } from './notices.ts';
import { contactOf, isvRecipient, settle } from './packets/draft.ts';
import { packetOf } from './packets/packet-of.ts';
import { urgencyOf } from './clocks.ts';

/** A mail about an activity whose days run out. One at risk and one overdue for each activity, ever. */
export interface Reminder {
  readonly enterprise: Enterprise;
  readonly activity: ActivityKey;
  readonly stage: 'at-risk' | 'overdue';
  readonly due: string;
}

/** Most reminders that one recipient gets on a day, over all enterprises that are looked at. */
export const MOST_A_DAY = 5;

/** What is to be reminded of today, the longest overdue first; what is over the cap comes another day. */
export function remindersDue(situations: readonly Situation[], now: Date): readonly Reminder[] {
  const counts = new Map<string, number>();
  const candidates = situations.flatMap((situation) => remindersOf(situation, now));
  for (const { enterprise } of situations) countSentToday(enterprise, now, counts);
  return candidates.toSorted(byUrgency).filter((reminder) => {
    if (isKnown(reminder)) return true;
    const to = recipientOf(reminder.enterprise, reminder.activity)?.email ?? '';
    const count = counts.get(to) ?? 0;
    counts.set(to, count + 1);
    return count < MOST_A_DAY;
  });
}

export function reminderKey({ activity, stage }: Pick<Reminder, 'activity' | 'stage'>): string {
  return `reminder.${activity}.${stage}`;
}

export function reminderMessageId(reminder: Reminder): string {
  return messageIdOf(reminder.enterprise.slug, reminderKey(reminder), {});
}

/** The reminder that a key names; undefined when it names none. */
export function reminderFor(enterprise: Enterprise, key: string, due: string): Reminder | undefined {
  const [, name, stage] = /^reminder\.([\w-]+)\.(at-risk|overdue)$/.exec(key) ?? [];
  const activity = ACTIVITY_KEYS.find((known) => known === name);
  if (activity === undefined) return undefined;
  return { enterprise, activity, stage: stage === 'overdue' ? 'overdue' : 'at-risk', due };
}

/** What it says: when the activity is due, and once more all that is needed to do it. */
export function reminderPacket({ enterprise, activity: key, stage, due }: Reminder): PacketResult {
  const activity = activityOf(enterprise.enterprise.process, key);
  const to = recipientOf(enterprise, key);
  if (activity === undefined || to === undefined) {
    return { activity: key, number: 0, state: 'not-needed', why: 'its owner gets no reminders' };
  }
  const own = packetOf(enterprise, key);
  return settle(enterprise, activity, {
    title: activity.title,
    audience: activity.owner,
    to,
    lead:
      stage === 'overdue'
        ? `This was due on ${due}, and we do not know that it is done. If it is, please tell us.`
        : `A reminder: this is due on ${due}. If it is done, please tell us.`,
    sections: own.state === 'complete' ? own.packet.sections : [],
  });
}

function remindersOf({ enterprise, activities }: Situation, now: Date): readonly Reminder[] {
  if ((enterprise.enterprise.lifecycle ?? 'active') !== 'active') return [];
  const today = dayOf(enterprise.defaults.calendar, now);
  return activities.flatMap((activity) => {
    const stage = stageOf(activity, enterprise, today);
    if (stage === undefined || activity.due === undefined) return [];
    if (recipientOf(enterprise, activity.key) === undefined) return [];
    if (isJustAsked(enterprise, activity.key, today)) return [];
    return [{ enterprise, activity: activity.key, stage, due: activity.due }];
  });
}

/** Whether the request itself has not gone out yet, or only today: nobody is reminded of what nobody asked for. */
function isJustAsked(enterprise: Enterprise, activity: ActivityKey, today: string): boolean {
  const keys = new Set(noticesOf(enterprise).flatMap((one) => (one.activity === activity ? [one.key] : [])));
  const { calendar } = enterprise.defaults;
  const asked = sentNotices(enterprise).filter(({ notice }) => keys.has(notice));
  return keys.size > 0 && !asked.some(({ sent }) => dayOf(calendar, new Date(sent)) < today);
}

/** One rule of what is at risk, for the status and for mails. */
function stageOf(state: ActivityState, enterprise: Enterprise, today: string): Reminder['stage'] | undefined {
  const row = activityOf(enterprise.enterprise.process, state.key);
  const urgency =
    row === undefined ? undefined : urgencyOf(enterprise.defaults.calendar, row, { state, now: today });
  return urgency === undefined || urgency.is === 'in-time' ? undefined : urgency.is;
}

/**
 * The owner's contact. Twilio, Meta and the users are not reminded by mail; nor is anybody of what the machine does
 * itself, because a run that could do it has done it.
 */
function recipientOf(enterprise: Enterprise, key: ActivityKey) {
  const activity = activityOf(enterprise.enterprise.process, key);
  if (activity?.owner === 'enterprise')
    return contactOf(enterprise, key === 'enable' ? 'portalAdmin' : 'business');
  return activity?.owner === 'isv' && activity.attested !== undefined ? isvRecipient(enterprise) : undefined;
}

function isKnown(reminder: Reminder): boolean {
  const key = reminderKey(reminder);
  return sentNotices(reminder.enterprise).some(({ notice }) => notice === key);
}

function countSentToday(enterprise: Enterprise, now: Date, counts: Map<string, number>): void {
  const { calendar } = enterprise.defaults;
  const today = dayOf(calendar, now);
  for (const { notice, sent } of sentNotices(enterprise)) {
    const reminder = reminderFor(enterprise, notice, '');
    if (reminder === undefined || dayOf(calendar, new Date(sent)) !== today) continue;
    const to = recipientOf(enterprise, reminder.activity)?.email ?? '';
    counts.set(to, (counts.get(to) ?? 0) + 1);
  }
}

function byUrgency(a: Reminder, b: Reminder): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  if (a.enterprise.slug === b.enterprise.slug) return 0;
  return a.enterprise.slug < b.enterprise.slug ? -1 : 1;
}
