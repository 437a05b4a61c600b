import { describe, expect, it } from 'vitest';
import type { Situation } from '../../src/core/inventory.ts';
import type { ActivityKey, ActivityState } from '../../src/model/activity.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { sentNotices } from '../../src/model/enterprise.ts';
import { activitiesOf } from '../../src/onboarding/activities.ts';
import { noticesOf } from '../../src/onboarding/notices.ts';
import { MOST_A_DAY, reminderPacket, remindersDue } from '../../src/onboarding/reminders.ts';
import { aSituation, anEnterprise } from '../helpers/builders.ts';

/** An enterprise in which one activity runs. */
function waitingFor(
  key: ActivityKey,
  clock: { readonly since: string; readonly due: string },
  enterprise: Enterprise = anEnterprise(),
): Situation {
  const rows = activitiesOf(undefined).filter((row) => row.key === key);
  const activities = rows.map(({ number, title, owner }): ActivityState => ({
    number,
    key,
    title,
    owner,
    state: 'running',
    ...clock,
  }));
  // The request itself went out on the day on which the clock began.
  const requests = noticesOf(enterprise).filter((one) => one.activity === key);
  const asked = requests.map(({ key: notice, messageId }) => ({
    notice,
    sent: `${clock.since}T08:00:00Z`,
    messageId,
  }));
  return { ...aSituation({ ...enterprise, sent: [...sentNotices(enterprise), ...asked] }), activities };
}

const CLOCK = { since: '2026-11-20', due: '2026-11-24' };
const at = (day: string) => new Date(`${day}T09:00:00Z`);
const stagesOn = (day: string, situation: Situation) =>
  remindersDue([situation], at(day)).map(({ stage }) => stage);

describe('a reminder', () => {
  it.each([
    ['2026-11-20', []],
    ['2026-11-22', []],
    ['2026-11-23', []],
    ['2026-11-24', ['at-risk']],
    ['2026-11-25', ['overdue']],
    ['2026-12-25', ['overdue']],
  ])('on %s is %j for what is due on 24 November', (day, stages) => {
    expect(stagesOn(day, waitingFor('verify-business', CLOCK))).toEqual(stages);
  });

  it('is not sent on the day on which the clock began', () => {
    const situation = waitingFor('consent', { since: '2026-11-23', due: '2026-11-24' });
    expect(stagesOn('2026-11-23', situation)).toEqual([]);
    expect(stagesOn('2026-11-24', situation)).toEqual(['at-risk']);
  });

  it.each(['approve', 'pre-approve', 'go-live', 'submit-profile', 'provision'] as const)(
    'of %s is sent to nobody',
    (key) => {
      expect(stagesOn('2026-12-01', waitingFor(key, CLOCK))).toEqual([]);
    },
  );

  it.each(['paused', 'offboarding'] as const)('is not sent to an enterprise that is %s', (lifecycle) => {
    const enterprise = anEnterprise();
    const quiet = { ...enterprise, enterprise: { ...enterprise.enterprise, lifecycle } };
    expect(stagesOn('2026-12-01', waitingFor('consent', CLOCK, quiet))).toEqual([]);
  });

  it('goes to the contact of the owner, with all that is needed', () => {
    const [reminder] = remindersDue([waitingFor('consent', CLOCK)], at('2026-11-25'));
    if (reminder === undefined) throw new Error('no reminder');
    const result = reminderPacket(reminder);
    expect(result).toMatchObject({ state: 'complete', packet: { to: { email: 'dana@acme.example.com' } } });
    expect(JSON.stringify(result)).toContain('This was due on 2026-11-24');
    expect(JSON.stringify(result)).toContain('Open Business settings > Requests > Received.');
  });
});

describe('reminders of one day', () => {
  const fleet = Array.from({ length: MOST_A_DAY + 3 }, (_, index) =>
    waitingFor(
      'pre-validate',
      { since: '2026-11-01', due: `2026-11-${String(20 - index).padStart(2, '0')}` },
      anEnterprise({ slug: `acme-${index}` }),
    ),
  );

  it('are capped for one recipient over all enterprises, the longest overdue first', () => {
    const due = remindersDue(fleet, at('2026-11-25'));
    expect(due).toHaveLength(MOST_A_DAY);
    expect(due[0]?.enterprise.slug).toBe(`acme-${MOST_A_DAY + 2}`);
  });

  it('count those that were sent earlier on the day, and not those of other days', () => {
    const after = (sent: string) =>
      fleet.map((situation, index) =>
        index < MOST_A_DAY - 1
          ? {
              ...situation,
              enterprise: {
                ...situation.enterprise,
                sent: [
                  ...sentNotices(situation.enterprise),
                  { notice: 'reminder.pre-validate.overdue', sent, messageId: '<a@example.com>' },
                ],
              },
            }
          : situation,
      );
    const fresh = (sent: string) =>
      remindersDue(after(sent), at('2026-11-25')).filter(
        ({ enterprise }) => !sentNotices(enterprise).some(({ notice }) => notice.startsWith('reminder.')),
      );
    expect(fresh('2026-11-25T06:00:00Z')).toHaveLength(1);
    expect(fresh('2026-11-24T06:00:00Z')).toHaveLength(4);
  });

  it('waits for a day after the request itself, however late the activity is', () => {
    const [request] = noticesOf(anEnterprise()).filter(({ activity }) => activity === 'consent');
    const sent = [{ notice: request?.key ?? '', sent: '2026-12-01T07:00:00Z', messageId: 'm' }];
    const { activities } = waitingFor('consent', CLOCK);
    const late = { ...aSituation({ ...anEnterprise(), sent }), activities };
    expect(stagesOn('2026-12-01', late)).toEqual([]);
    expect(stagesOn('2026-12-02', late)).toEqual(['overdue']);
    expect(stagesOn('2026-12-02', { ...aSituation(anEnterprise()), activities })).toEqual([]);
  });
});
