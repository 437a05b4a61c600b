import type { ActivityState } from '../model/activity.ts';
import { sentNotices } from '../model/enterprise.ts';
import type { ResourceStatus, StatusFile, UserCounts } from '../model/generated/status.ts';
import type { Outcome } from '../model/outcome.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired } from '../model/resource.ts';
import { conditionsOf } from './conditions.ts';
import { difference } from './diff.ts';
import { kindOf, readinessOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

type Phase = StatusFile['phase'];

/**
 * What the status file shall say after a run. A date moves only when what it dates has changed,
 * so an unchanged world gives an equal value. `now` dates what is new.
 */
export function nextStatus(situation: Situation, outcomes: readonly Outcome[], now: Date): StatusFile {
  const { enterprise } = situation;
  const stamp = stampOf(now);
  const phase = phaseOf(situation);
  return {
    apiVersion: 'reconcile/v1',
    enterprise: enterprise.slug,
    desired: enterprise.hash,
    phase,
    conditions: conditionsOf({ situation, phase, outcomes }, stamp),
    activities: situation.activities.map(withoutTitle),
    resources: resourceStatuses(situation, stamp),
    users: countUsers(situation),
    notices: [...sentNotices(enterprise)],
  };
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

function withoutTitle({ title: _title, ...activity }: ActivityState): StatusFile['activities'][number] {
  return activity;
}

/** Users are counted instead, and notices have a list of their own. */
function isListed(resource: Desired): boolean {
  return resource.id.kind !== 'mmp-user' && resource.id.kind !== 'notice';
}

function resourceStatuses(situation: Situation, stamp: string): ResourceStatus[] {
  const before = new Map(situation.enterprise.status?.resources.map((entry) => [entry.resource, entry]));
  return situation.desired.filter(isListed).map((resource) => {
    const entry = resourceStatus(situation, resource);
    const known = before.get(entry.resource);
    const isSame =
      known?.ready === entry.ready && known.reason === entry.reason && known.remoteId === entry.remoteId;
    return { ...entry, since: isSame ? known.since : stamp };
  });
}

function resourceStatus(situation: Situation, resource: Desired): Omit<ResourceStatus, 'since'> {
  const address = addressOf(resource.id);
  const readiness = readinessOf(situation, address);
  const remoteId = situation.found.get(address)?.observed.remoteId;
  return {
    resource: `${resource.id.kind}/${resource.id.key}`,
    ...(remoteId === undefined ? {} : { remoteId }),
    ready: readiness.state,
    ...('reason' in readiness ? { on: readiness.on, reason: readiness.reason } : {}),
  };
}

function countUsers(situation: Situation): UserCounts {
  const users = situation.desired.filter((resource) => resource.id.kind === 'mmp-user');
  const kind = kindOf(situation.kinds, 'mmp-user');
  const ready = users.filter((user) => {
    const found = situation.found.get(addressOf(user.id));
    return found !== undefined && difference(kind, user.spec, found.observed.attributes).fields.length === 0;
  });
  return { desired: users.length, ready: ready.length };
}

/** An instant as status files write it: to the second, in UTC. */
export function stampOf(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
