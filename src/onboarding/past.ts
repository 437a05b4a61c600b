import { knownEvents, stateAt } from '../core/events.ts';
import type { ActivityKey, ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { ActivityEvent } from '../model/generated/status.ts';
import { activitiesOf } from './activities.ts';
import { addDays } from './calendar.ts';
import { dueOn } from './due.ts';
import { startOfDay } from './opening-hours.ts';

/**
 * The activities as they were known at the end of a day (`YYYY-MM-DD`, in the calendar of the ISV), computed from the
 * events. What proved them then was not written down, so they have no notes.
 */
export function activitiesAsOf(enterprise: Enterprise, day: string): readonly ActivityState[] {
  const { calendar } = enterprise.defaults;
  const states = stateAt(eventsAsOf(enterprise, day));
  const dues = new Map<ActivityKey, string>();
  return activitiesOf(enterprise.enterprise.process).map((row): ActivityState => {
    const { number, key, title, owner, within } = row;
    const { party, since, ...recorded } = states.get(key) ?? { state: 'waiting', pauses: [] };
    const own = since === undefined ? undefined : dueOn(calendar, row, { since, pauses: recorded.pauses });
    const due = within === undefined || since === undefined ? own : dues.get(within);
    if (due !== undefined) dues.set(key, due);
    return {
      number,
      key,
      title,
      owner,
      ...recorded,
      ...(party === undefined || party === owner ? {} : { on: party }),
      ...(since === undefined ? {} : { since }),
      ...(due === undefined ? {} : { due }),
    };
  });
}

/** What had been seen by the end of a day. */
export function eventsAsOf({ defaults, status }: Enterprise, day: string): readonly ActivityEvent[] {
  const end = Date.parse(startOfDay(defaults.calendar, addDays({ timeZone: 'UTC' }, day, 1)));
  return knownEvents(status).filter(({ at }) => Date.parse(at) < end);
}
