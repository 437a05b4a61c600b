import type { Situation } from '../core/inventory.ts';
import { sentNotices } from '../model/enterprise.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { InvariantError } from '../model/errors.ts';
import type { SentNotice } from '../model/generated/status.ts';
import type { Desired, Observed, Readiness } from '../model/resource.ts';
import { noticesOf, standingOf } from '../onboarding/notices.ts';
import type { Notice } from '../onboarding/notices.ts';
import { reminderKey, reminderMessageId, remindersDue } from '../onboarding/reminders.ts';
import type { Reminder } from '../onboarding/reminders.ts';
import type { CreateRequest, Kind, Reads, Scope, Writes } from './kind.ts';
import { mailOf } from './notice-mail.ts';
import { noticeNeeds, personDecides } from './notice-needs.ts';

type NoticeSpec = {
  readonly messageId: string;
  /** When the activity of a reminder is due: `YYYY-MM-DD`. */
  readonly due?: string;
};

/**
 * A mail that an activity owes somebody. Mail cannot be read back: what was sent stands in the status file,
 * and what stands there is never sent again.
 */
export const notice: Kind<NoticeSpec> = {
  source: 'Movius E2E flow, activities 1 to 3, 7 and 13 to 16, 21 February 2024',
  name: 'notice',
  settles: 'at-once',
  offboarding: 'keep',
  consequences: {
    create: 'Sends a mail; it cannot be called back.',
    replace: 'Sends another mail, because what the first one told has changed.',
  },
  fields: { messageId: { change: 'replace' }, due: { change: 'computed' } },

  desired(enterprise: Enterprise): readonly Desired<NoticeSpec>[] {
    return noticesOf(enterprise).flatMap((one) => desiredNotice(enterprise, one));
  },

  owed(situations: readonly Situation[], now: Date): readonly Desired<NoticeSpec>[] {
    return remindersDue(situations, now).map(desiredReminder);
  },

  async list(_reads: Reads, { enterprise }: Scope): Promise<readonly Observed<NoticeSpec>[]> {
    const notices = noticesOf(enterprise);
    const known = notices.flatMap((one) => standingOf(enterprise, one)?.sent ?? []);
    const named = new Set(notices.map(({ key }) => key));
    const reminders = sentNotices(enterprise).filter((entry) => !named.has(entry.notice));
    return [...known, ...reminders.filter(({ state }) => state === undefined)].map(observedNotice);
  },

  async create(writes: Writes, request: CreateRequest<NoticeSpec>): Promise<string> {
    await writes.mail.send(await mailOf(request));
    return request.spec.messageId;
  },

  async update(): Promise<void> {
    throw new InvariantError('A notice that was sent cannot be changed.');
  },

  async delete(): Promise<void> {
    throw new InvariantError('A notice that was sent cannot be taken back.');
  },

  readiness(): Readiness {
    return { state: 'ready' };
  },
};

function desiredNotice(enterprise: Enterprise, one: Notice): readonly Desired<NoticeSpec>[] {
  const standing = standingOf(enterprise, one);
  const needs = noticeNeeds(enterprise, one);
  if (standing === undefined || needs === undefined) return [];
  const { messageId, isUnclear } = standing;
  return [
    {
      ...placeOf(enterprise, one.key),
      spec: { messageId },
      needs: isUnclear ? [personDecides(enterprise, one.key)] : needs,
    },
  ];
}

function desiredReminder(reminder: Reminder): Desired<NoticeSpec> {
  const { enterprise, due } = reminder;
  const key = reminderKey(reminder);
  const isUnclear = sentNotices(enterprise).some(
    (entry) => entry.notice === key && entry.state !== undefined,
  );
  return {
    ...placeOf(enterprise, key),
    spec: { messageId: reminderMessageId(reminder), due },
    needs: isUnclear ? [personDecides(enterprise, key)] : [],
  };
}

function placeOf({ slug }: Enterprise, key: string): Omit<Desired, 'spec' | 'needs'> {
  return {
    id: { enterprise: slug, kind: 'notice', key },
    label: key,
    source: { file: 'enterprise.yaml', pointer: '/contacts' },
  };
}

function observedNotice({ notice: key, messageId }: SentNotice): Observed<NoticeSpec> {
  return { key, remoteId: messageId, attributes: { messageId } };
}
