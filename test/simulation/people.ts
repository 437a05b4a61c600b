import { withEvidence } from '../../src/config/evidence-edit.ts';
import { turnOf } from '../../src/model/activity.ts';
import type { ActivityState } from '../../src/model/activity.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Evidence } from '../../src/model/generated/evidence.ts';
import { activityOf } from '../../src/onboarding/activities.ts';
import { addDays, calendarOf } from '../../src/onboarding/calendar.ts';
import { enterpriseFor, templatesFor, withFile } from './files.ts';
import type { Files } from './files.ts';
import type { Scenario } from './scenario.ts';

/** A day of a simulation: what the files were found to say in the morning. */
export interface Morning {
  readonly scenario: Scenario;
  readonly enterprise: Enterprise;
  readonly activities: readonly ActivityState[];
  /** Days since the first. */
  readonly index: number;
  readonly today: string;
}

/** The files after people did what they do on a day: by the status file alone, as people at four companies know it. */
export function afterPeople(files: Files, morning: Morning): Files {
  const { scenario, enterprise, activities } = morning;
  if (isPaused(morning)) return withMain(files, morning);
  const acting = activities.filter((activity) => isDone(activity, morning));
  const known = acting.reduce((seen, { key }) => withKnown(seen, key, morning), enterprise);
  const early = scenario.early === undefined || morning.index > 0 ? [] : [entryFor(scenario.early, morning)];
  const entries = [...early, ...acting.flatMap((activity) => evidenceOf(activity, morning))];
  const told = entries.reduce(
    (seen, entry) => withFile(seen, 'evidence.yaml', withEvidence(seen.get('evidence.yaml'), entry)),
    withMain(files, { ...morning, enterprise: known }),
  );
  return isReworded(morning) ? withFile(told, 'templates.yaml', templatesFor(scenario, true)) : told;
}

export function isPaused({ scenario: { pause }, index }: Pick<Morning, 'scenario' | 'index'>): boolean {
  return pause !== undefined && index >= pause.day && index < pause.day + pause.days;
}

/** The calendar day after so many, whatever counts. */
export function plainDays(day: string, days: number): string {
  return addDays({ timeZone: 'UTC' }, day, days);
}

function withMain(files: Files, morning: Morning): Files {
  const { meta, contacts } = morning.enterprise.enterprise;
  const known = {
    ...(meta === undefined ? {} : { meta }),
    hasSignatory: contacts.signatory !== undefined,
    isPaused: isPaused(morning),
  };
  return withFile(files, 'enterprise.yaml', enterpriseFor(morning.scenario, known));
}

/** Whether the deed is done and told of: by the day its clock started, and by the habit of who does it. */
function isDone(activity: ActivityState, morning: Morning): boolean {
  if (activity.state !== 'running' || turnOf(activity) !== activity.owner) return false;
  const expires = entryOf(morning, activity.key)?.expires;
  const { expiry, habits } = morning.scenario;
  if (expires !== undefined) return plainDays(expires, expiry?.renewedAfter ?? 1) <= morning.today;
  const deed = deedDay(activity, morning);
  return deed !== undefined && plainDays(deed, habits[activity.key].toldAfter) <= morning.today;
}

function deedDay({ key, owner, since }: ActivityState, { scenario }: Morning): string | undefined {
  if (since === undefined) return undefined;
  const { days, late } = scenario.habits[key];
  return addDays(calendarOf(scenario.calendar, owner), since, days + late);
}

function evidenceOf(activity: ActivityState, morning: Morning): readonly Evidence[] {
  const { scenario, today } = morning;
  if (activityOf(scenario.process, activity.key)?.attested === undefined) return [];
  const isRenewed = entryOf(morning, activity.key) !== undefined;
  const isToldLater = !isRenewed && scenario.habits[activity.key].toldAfter > 0;
  const date = (isToldLater ? deedDay(activity, morning) : undefined) ?? today;
  const { expiry } = scenario;
  const isShort = !isRenewed && expiry?.activity === activity.key;
  const expires = isShort ? { expires: plainDays(date, expiry?.after ?? 0) } : {};
  return [{ ...entryFor(activity.key, morning), date, ...expires }];
}

function entryFor(activity: ActivityState['key'], { scenario, today }: Morning): Evidence {
  const byTwo = activityOf(scenario.process, activity)?.attested === 'by-two';
  const second = byTwo ? { approvedBy: 'kim.osei@isv.example.com' } : {};
  return { activity, date: today, by: 'robin.okafor@isv.example.com', ...second, note: 'simulated' };
}

function entryOf({ enterprise }: Morning, key: ActivityState['key']): Evidence | undefined {
  return enterprise.evidence?.evidence.find(({ activity }) => activity === key);
}

/** What an enterprise hands over with an activity. */
function withKnown(seen: Enterprise, key: ActivityState['key'], { enterprise }: Morning): Enterprise {
  const { contacts, meta } = seen.enterprise;
  if (key === 'submit-brand') {
    const known = { ...meta, businessManagerId: '102938475610293' };
    return {
      ...seen,
      enterprise: {
        ...seen.enterprise,
        meta: known,
        contacts: { ...contacts, signatory: contacts.business },
      },
    };
  }
  if (key !== 'consent') return seen;
  const known = {
    businessManagerId: '102938475610293',
    ...enterprise.enterprise.meta,
    wabaId: '203948576102938',
  };
  return { ...seen, enterprise: { ...seen.enterprise, meta: known } };
}

function isReworded({ scenario, enterprise, today }: Morning): boolean {
  const refused = enterprise.status?.resources.find(
    ({ resource, ready }) => resource === 'twilio-template/arrival.en' && ready === 'rejected',
  );
  if (refused === undefined || scenario.rewordedAfter === undefined) return false;
  return plainDays(refused.since.slice(0, 10), scenario.rewordedAfter) <= today;
}
