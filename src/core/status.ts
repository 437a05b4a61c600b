import type { ActivityState } from '../model/activity.ts';
import { sentNotices } from '../model/enterprise.ts';
import type { ActivityStatus, BlockedName, StatusFile, UserCounts } from '../model/generated/status.ts';
import type { Outcome } from '../model/outcome.ts';
import type { EnterpriseFailure } from '../model/plan.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired } from '../model/resource.ts';
import { agreementOf, usersDigest } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { conditionsOf } from './conditions.ts';
import { difference } from './diff.ts';
import { knownEvents, newEvents } from './events.ts';
import { kindOf } from './inventory.ts';
import type { Situation } from './inventory.ts';
import { resourceStatus } from './resource-status.ts';

type Phase = StatusFile['phase'];

/**
 * What the status file shall say after a run. A date moves only when what it dates has changed,
 * so an unchanged world gives an equal value. `now` dates what is new.
 */
export function nextStatus(situation: Situation, outcomes: readonly Outcome[], now: Date): StatusFile {
  const { enterprise } = situation;
  const stamp = stampOf(now);
  const phase = phaseOf(situation);
  const agreement = agreementOf(enterprise);
  const blockedNames = namesBlocked(situation, outcomes);
  const known = knownEvents(enterprise.status);
  return {
    apiVersion: 'reconcile/v1',
    enterprise: enterprise.slug,
    desired: enterprise.hash,
    phase,
    conditions: conditionsOf({ situation, phase, outcomes }, stamp),
    activities: situation.activities.map(activityStatus),
    events: [...known, ...newEvents(known, situation, stamp)],
    resources: situation.desired
      .filter(isListed)
      .map((desired) => resourceStatus(desired, { situation, agreement, outcomes, stamp })),
    users: countUsers(situation, agreement),
    notices: [...sentNotices(enterprise)],
    ...(blockedNames.length === 0 ? {} : { blockedNames }),
  };
}

/** Names blocked before and by deletions of this run, as long as they are. */
function namesBlocked({ enterprise, today, now }: Situation, outcomes: readonly Outcome[]): BlockedName[] {
  const known = (enterprise.status?.blockedNames ?? []).filter(({ until }) => until > today);
  const added = outcomes.flatMap((outcome) => {
    if (outcome.result !== 'done' || outcome.blocks === undefined) return [];
    const { days, ...name } = outcome.blocks;
    return [{ ...name, until: new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10) }];
  });
  return [...known, ...added];
}

const DAY_MS = 86_400_000;

/** The status of an enterprise that cannot be looked at until a person acts: only that is new. */
export function stalledStatus(status: StatusFile, failure: EnterpriseFailure, now: Date): StatusFile {
  const conditions = status.conditions.map((condition) => {
    if (condition.type !== 'Stalled') return condition;
    const isSame = condition.status === 'True' && condition.reason === 'NotReadable';
    return {
      type: condition.type,
      status: 'True' as const,
      reason: 'NotReadable',
      message: `${failure.summary} ${failure.fix}`,
      since: isSame ? condition.since : stampOf(now),
    };
  });
  return { ...status, conditions };
}

function phaseOf({ enterprise, activities, found }: Situation): Phase {
  const lifecycle = enterprise.enterprise.lifecycle ?? 'active';
  if (lifecycle === 'paused') return 'paused';
  if (lifecycle === 'offboarding') {
    const left = [...found.values()].some(({ kind }) => kind.offboarding === 'delete');
    return left ? 'offboarding' : 'offboarded';
  }
  return activities.every((activity) => activity.state === 'done') ? 'live' : 'onboarding';
}

/** Titles stand in the published process, and pauses among the events. */
function activityStatus({ title: _title, pauses: _pauses, ...activity }: ActivityState): ActivityStatus {
  return activity;
}

/** Users are counted instead, and notices have a list of their own. */
function isListed(resource: Desired): boolean {
  return resource.id.kind !== 'mmp-user' && resource.id.kind !== 'notice';
}

function countUsers(situation: Situation, agreement: Agreement): UserCounts {
  const users = situation.desired.filter((resource) => resource.id.kind === 'mmp-user');
  const kind = kindOf(situation.kinds, 'mmp-user');
  const ready = users.filter(({ id, spec }) => {
    const observed = situation.found.get(addressOf(id))?.observed.attributes;
    const sides = { desired: spec, observed, askedBefore: agreement.askedBefore(id) };
    return observed !== undefined && difference(kind, sides).length === 0;
  });
  const isSettled = users.length > 0 && ready.length === users.length;
  const applied = isSettled
    ? usersDigest(situation.enterprise.users)
    : situation.enterprise.status?.users.applied;
  return { desired: users.length, ready: ready.length, ...(applied === undefined ? {} : { applied }) };
}

/** An instant as status files write it: to the second, in UTC. */
export function stampOf(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
