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
    resources: situation.desired
      .filter(isListed)
      .map((resource) => resourceStatus(situation, resource, stamp)),
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

function resourceStatus(situation: Situation, resource: Desired, stamp: string): ResourceStatus {
  const address = addressOf(resource.id);
  const readiness = readinessOf(situation, address);
  const remoteId = situation.found.get(address)?.observed.remoteId;
  const name = `${resource.id.kind}/${resource.id.key}`;
  const before = situation.enterprise.status?.resources.find((entry) => entry.resource === name);
  const why = 'reason' in readiness ? { on: readiness.on, reason: readiness.reason } : {};
  const entry = {
    resource: name,
    ...(remoteId === undefined ? {} : { remoteId }),
    ready: readiness.state,
    ...why,
  };
  const isSame =
    before?.ready === entry.ready && before.reason === entry.reason && before.remoteId === entry.remoteId;
  return { ...entry, since: isSame ? before.since : stamp };
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
