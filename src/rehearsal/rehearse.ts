import type { Enterprise } from '../model/enterprise.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Plan } from '../model/plan.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { applyPlan, makePlan } from '../pipeline.ts';
import type { ApplyDeps } from '../pipeline.ts';
import { afterPeopleActed, fromTheStart } from './people.ts';
import type { Pace } from './people.ts';

/** The stage that a rehearsal plays on: a sandbox with its clock, and the people in it. */
export interface Stage {
  readonly deps: ApplyDeps;
  readonly nextDay: () => void;
  /** End users accept their invitations and activate. */
  readonly usersActivate: () => Promise<void>;
}

export interface Rehearsed {
  readonly slug: string;
  readonly name: string;
  readonly activities: readonly ActivityState[];
  readonly isLive: boolean;
}

export interface Rehearsal {
  readonly enterprises: readonly Rehearsed[];
  /** Days on the virtual clock. */
  readonly days: number;
  /** Changes made in all runs together. */
  readonly changes: number;
  /** A last plan after everything: the proof is that it is empty. */
  readonly plan: Plan;
}

/** Longest rehearsal: twice the longest published total. */
const MAX_DAYS = 82;

/** Plays whole onboardings: each day people act, then one apply runs, as it would on a schedule. */
export async function rehearse(
  enterprises: readonly Enterprise[],
  stage: Stage,
  pace: Pace,
): Promise<Rehearsal> {
  const { deps } = stage;
  const dayFor = (enterprise: Enterprise) => dayOf(enterprise.defaults.calendar, deps.now());
  let cast: readonly Enterprise[] = enterprises.map((enterprise) =>
    fromTheStart(enterprise, dayFor(enterprise)),
  );
  let played: readonly Rehearsed[] = [];
  let [days, changes] = [0, 0];
  for (; days <= MAX_DAYS; days += 1) {
    const applied = await applyPlan(configurationOf(cast), deps, { allowDeletes: undefined });
    changes += applied.outcomes.filter((outcome) => outcome.result === 'done').length;
    played = applied.situations.map(({ enterprise, activities }) => playedBy(enterprise, activities));
    const statuses = new Map(applied.statuses.map((status) => [status.enterprise, status]));
    cast = cast.map((enterprise) => withStatus(enterprise, statuses.get(enterprise.slug)));
    if (played.length === cast.length && played.every(({ isLive }) => isLive)) break;
    stage.nextDay();
    await stage.usersActivate();
    cast = cast.map((enterprise) => {
      const activities = played.find(({ slug }) => slug === enterprise.slug)?.activities ?? [];
      return afterPeopleActed(enterprise, activities, { today: dayFor(enterprise), pace });
    });
  }
  const { plan } = await makePlan(configurationOf(cast), deps);
  return { enterprises: played, days, changes, plan };
}

function configurationOf(enterprises: readonly Enterprise[]) {
  return { enterprises, failed: [], diagnostics: [], files: 0 };
}

function withStatus(enterprise: Enterprise, status: Enterprise['status']): Enterprise {
  return status === undefined ? enterprise : { ...enterprise, status };
}

function playedBy({ slug, enterprise }: Enterprise, activities: readonly ActivityState[]): Rehearsed {
  return {
    slug,
    name: enterprise.name,
    activities,
    isLive: activities.every(({ state }) => state === 'done'),
  };
}
