import { turnOf } from '../model/activity.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { ResourceStatus } from '../model/generated/status.ts';
import type { Step } from '../model/progress.ts';
import { activityOf } from './activities.ts';
import { urgencyOf } from './clocks.ts';

/** What can be done now for one enterprise, the most urgent first. `today` is `YYYY-MM-DD`. */
export function nextSteps(
  enterprise: Enterprise,
  activities: readonly ActivityState[],
  today: string,
): readonly Step[] {
  const { lifecycle = 'active', started } = enterprise.enterprise;
  if (lifecycle === 'paused')
    return [atIsv(enterprise, 'set lifecycle: active in enterprise.yaml to go on', 'it is paused')];
  if (lifecycle === 'offboarding') return [];
  const isThrough = activities.every(({ state }) => state === 'done');
  if (started === undefined && !isThrough)
    return [atIsv(enterprise, 'set `started` in enterprise.yaml to the first day', 'it has not begun')];
  const open = activities.filter(({ state }) => !['done', 'waiting'].includes(state));
  const steps = [
    ...open.map((state) => stepOf(enterprise, state, today)),
    ...refusals(enterprise.slug, enterprise.status?.resources ?? []),
    ...held(enterprise.slug, enterprise.status?.resources ?? []),
    ...unclear(enterprise),
    ...open.flatMap((state) => meanwhile(enterprise, state)),
  ];
  return steps.toSorted(byUrgency);
}

/** The one step to chase: on the critical path, the most overdue; then what was refused, and what is at risk. */
export function chaseOf(
  enterprise: Enterprise,
  activities: readonly ActivityState[],
  { path, today }: { readonly path: readonly string[]; readonly today: string },
): Step | undefined {
  const open = activities.filter(
    ({ key, state }) => path.includes(key) && !['done', 'waiting'].includes(state),
  );
  return open.map((state) => stepOf(enterprise, state, today)).toSorted(byUrgency)[0];
}

function stepOf({ slug, enterprise, defaults }: Enterprise, state: ActivityState, today: string): Step {
  const row = activityOf(enterprise.process, state.key);
  const urgency = row === undefined ? undefined : urgencyOf(defaults.calendar, row, { state, now: today });
  return {
    enterprise: slug,
    party: turnOf(state),
    task: row?.task ?? state.title,
    activity: state.number,
    ...(state.since === undefined ? {} : { since: state.since }),
    ...(state.due === undefined ? {} : { due: state.due }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(state.note === undefined ? {} : { note: state.note }),
    ...(row === undefined ? {} : { handsOver: row.handsOver }),
    ...(row?.attested === undefined ? {} : { record: `reconcile attest ${slug} ${state.key}` }),
  };
}

/** What somebody refused and somebody can put right; what is alike is one step. */
function refusals(slug: string, resources: readonly ResourceStatus[]): readonly Step[] {
  const refused = resources.filter(({ ready }) => ready === 'rejected' || ready === 'blocked');
  const alike = ({ on, reason }: ResourceStatus) => `${on ?? 'isv'} ${reason ?? ''}`;
  const groups = new Map(
    refused.map((one) => [alike(one), refused.filter((other) => alike(other) === alike(one))]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const names = group.map(({ resource }) => resource);
    const shown = names.slice(0, 3).join(', ');
    const task = names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
    const note = first.reason === undefined ? {} : { note: first.reason };
    return [{ enterprise: slug, party: first.on ?? 'isv', task: `put right ${task}`, ...note }];
  });
}

/** What was refused and is not asked for again before its time, unless somebody puts right why. */
function held(slug: string, resources: readonly ResourceStatus[]): readonly Step[] {
  return resources.flatMap(({ resource, retry }) =>
    retry === undefined
      ? []
      : [
          {
            enterprise: slug,
            party: retry.on,
            task: `see to ${resource}; then: reconcile --apply --retry ${slug}`,
            note: retry.reason,
          },
        ],
  );
}

function unclear({ slug, status }: Enterprise): readonly Step[] {
  return (status?.notices ?? []).flatMap(({ notice, state }) =>
    state === undefined
      ? []
      : [
          {
            enterprise: slug,
            party: 'isv',
            task: `find out whether notice ${notice} was sent`,
            note: `then: reconcile notices ${slug} --sent ${notice}, or --resend ${notice}`,
          },
        ],
  );
}

function meanwhile({ slug, enterprise }: Enterprise, { key, number }: ActivityState): readonly Step[] {
  const row = activityOf(enterprise.process, key);
  if (row?.meanwhile === undefined) return [];
  const { party, what } = row.meanwhile;
  return [{ enterprise: slug, party, task: what, activity: number, meanwhile: true }];
}

function atIsv({ slug }: Enterprise, task: string, note: string): Step {
  return { enterprise: slug, party: 'isv', task, note };
}

/** The most overdue first; what can wait last. */
export function byUrgency(a: Step, b: Step): number {
  return weight(b) - weight(a) || ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1);
}

function weight({ urgency, activity, meanwhile: canWait }: Step): number {
  if (canWait === true) return -2;
  switch (urgency?.is) {
    case 'overdue':
      return 10 + urgency.days;
    case 'at-risk':
      return 5;
    case 'in-time':
      return 0;
    case undefined:
      // What was refused has no date, and waiting does not help it.
      return activity === undefined ? 8 : -1;
  }
}
