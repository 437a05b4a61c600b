import { brokenChain } from '../core/conditions.ts';
import { needsOf } from '../core/gates.ts';
import type { Situation } from '../core/inventory.ts';
import { turnOf } from '../model/activity.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { ResourceStatus } from '../model/generated/status.ts';
import type { Cause } from '../model/progress.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need } from '../model/resource.ts';
import { activityOf } from './activities.ts';

type Told = Omit<Cause, 'depth'>;

/** What was asked about: an enterprise as a whole, one of its activities, or one of its resources. */
export type Asked =
  | { readonly type: 'enterprise' }
  | { readonly type: 'activity'; readonly key: string }
  | { readonly type: 'resource'; readonly desired: Desired };

/**
 * Why something is as it is, link by link, from what the last run recorded. Nothing is looked at: the situation is
 * that of the files. A cause that has been told is not told again.
 */
export function causesOf(situation: Situation, asked: Asked): readonly Cause[] {
  const seen = new Set<string>();
  switch (asked.type) {
    case 'enterprise': {
      const open = situation.activities.find(({ key, state }) => key === 'go-live' && state !== 'done');
      const { slug, enterprise } = situation.enterprise;
      if (enterprise.lifecycle === 'offboarding') return [leaving(situation.enterprise)];
      if (open === undefined)
        return [
          { depth: 0, what: `${slug} is live` },
          ...chain(situation.enterprise),
          ...broken(situation, seen),
        ];
      return [
        { depth: 0, what: `${slug} is not live` },
        ...causesOfActivity(situation, open, { depth: 1, seen }),
      ];
    }
    case 'activity': {
      const activity = situation.activities.find(({ key }) => key === asked.key);
      return activity === undefined ? [] : causesOfActivity(situation, activity, { depth: 0, seen });
    }
    case 'resource':
      return causesOfResource(situation, asked.desired, { depth: 0, seen });
  }
}

interface Trail {
  readonly depth: number;
  readonly seen: Set<string>;
}

function leaving({ slug, locate, status }: Enterprise): Cause {
  const what = status?.phase === 'offboarded' ? `${slug} has left` : `${slug} is leaving`;
  return { depth: 0, what, source: locate('enterprise.yaml', '/lifecycle') };
}

/** Live, and yet customers are not served: the first broken link, as the last run saw it. */
function chain({ status }: Enterprise): readonly Cause[] {
  const told = brokenChain(status);
  if (told === undefined) return [];
  return [{ depth: 1, what: told.message, party: told.on, since: told.since.slice(0, 10) }];
}

/** Live, and yet something that was recorded is not ready. */
function broken(situation: Situation, seen: Set<string>): readonly Cause[] {
  return situation.desired
    .filter((resource) =>
      ['pending', 'rejected', 'blocked'].includes(recorded(situation, resource)?.ready ?? ''),
    )
    .flatMap((resource) => causesOfResource(situation, resource, { depth: 1, seen }));
}

function causesOfActivity(situation: Situation, activity: ActivityState, trail: Trail): readonly Cause[] {
  if (trail.seen.has(activity.key)) return [];
  trail.seen.add(activity.key);
  const { number, title, state, done, key } = activity;
  const name = `activity ${number}, ${title}`;
  if (state === 'done')
    return [{ depth: trail.depth, what: `${name}, is done${done === undefined ? '' : ` since ${done}`}` }];
  const below = { ...trail, depth: trail.depth + 1 };
  const row = activityOf(situation.enterprise.enterprise.process, key);
  const gates = situation.activities.filter((gate) => row?.gates.includes(gate.key) === true);
  const shut = gates.filter((gate) => gate.state !== 'done');
  if (state === 'waiting') {
    const own = { depth: trail.depth, what: `${name}, cannot begin yet` };
    if (shut.length === 0) return [own, { depth: below.depth, ...notStarted(situation) }];
    return [own, ...shut.flatMap((gate) => causesOfActivity(situation, gate, below))];
  }
  const judged = situation.desired.filter(
    (resource) => row?.judges?.includes(resource.id.kind) === true && !isReady(situation, resource),
  );
  return [
    { depth: trail.depth, ...activityTold(situation, activity, name) },
    ...judged.flatMap((resource) => causesOfResource(situation, resource, below)),
  ];
}

function activityTold({ enterprise }: Situation, activity: ActivityState, name: string): Told {
  const { state, note = '', since, due, key } = activity;
  const row = activityOf(enterprise.enterprise.process, key);
  const entry = enterprise.evidence?.evidence.findIndex((one) => one.activity === key) ?? -1;
  return {
    what: `${name}, is ${state}${note === '' ? '' : `: ${note}`}`,
    party: turnOf(activity),
    ...(since === undefined ? {} : { since }),
    ...(due === undefined ? {} : { due }),
    ...(row?.attested === undefined
      ? sourceOfRecord(enterprise.locate, key)
      : {
          source: enterprise.locate('evidence.yaml', entry < 0 ? '/evidence' : `/evidence/${entry}`),
          fix: `reconcile attest ${enterprise.slug} ${key}`,
        }),
  };
}

/** Activity 2 is proven by fields of enterprise.yaml. */
function sourceOfRecord(locate: Situation['enterprise']['locate'], key: string): Pick<Cause, 'source'> {
  return key === 'submit-brand' ? { source: locate('enterprise.yaml', '/meta/businessManagerId') } : {};
}

function notStarted({ enterprise }: Situation): Told {
  return {
    what: 'the enterprise has not begun',
    party: 'isv',
    source: enterprise.locate('enterprise.yaml', '/started'),
    fix: 'set `started` to the first day',
  };
}

function causesOfResource(situation: Situation, desired: Desired, trail: Trail): readonly Cause[] {
  const address = addressOf(desired.id);
  if (trail.seen.has(address)) return [];
  trail.seen.add(address);
  const { depth } = trail;
  const status = recorded(situation, desired);
  const name = `${desired.id.kind} ${desired.label}`;
  const source = situation.enterprise.locate(desired.source.file, desired.source.pointer);
  if (isReady(situation, desired)) return [{ depth, what: `${name} is ready`, source }];
  // Without a party it is only not as desired yet, and what it needs says why.
  if (status?.on !== undefined) {
    return [{ depth, ...resourceTold(name, status), source }];
  }
  const own = { depth, what: `${name} is not there yet`, source };
  const needs = needsOf(situation, desired).flatMap((need) =>
    causesOfNeed(situation, need, { ...trail, depth: depth + 1 }),
  );
  if (needs.length > 0 || trail.depth > 0) return [own, ...needs];
  return [own, { depth: 1, what: 'nothing is in its way', fix: 'reconcile --apply' }];
}

function resourceTold(name: string, { ready, reason = '', fix, on, since }: ResourceStatus): Told {
  return {
    what: `${name} is ${ready}${reason === '' ? '' : `: ${reason}`}`,
    ...(on === undefined ? {} : { party: on }),
    ...(fix === undefined ? {} : { fix }),
    since: since.slice(0, 10),
  };
}

function causesOfNeed(situation: Situation, need: Need, trail: Trail): readonly Cause[] {
  switch (need.type) {
    case 'activity': {
      const activity = situation.activities.find(({ key }) => key === need.activity);
      return activity === undefined || activity.state === 'done'
        ? []
        : causesOfActivity(situation, activity, trail);
    }
    case 'resource': {
      const desired = situation.desiredAt.get(need.address);
      return desired === undefined || isReady(situation, desired)
        ? []
        : causesOfResource(situation, desired, trail);
    }
    case 'input':
      return [
        {
          depth: trail.depth,
          what: `it needs ${need.what}`,
          party: need.party,
          source: situation.enterprise.locate('enterprise.yaml', ''),
        },
      ];
    case 'kind':
    case 'turn':
    case 'quota':
      return [];
  }
}

/** Notices and users have no entry of their own in the status. */
function isReady(situation: Situation, desired: Desired): boolean {
  const { status } = situation.enterprise;
  if (desired.id.kind === 'notice')
    return status?.notices.some(({ notice }) => notice === desired.id.key) === true;
  if (desired.id.kind === 'mmp-user')
    return status !== undefined && status.users.ready === status.users.desired;
  return recorded(situation, desired)?.ready === 'ready';
}

function recorded({ enterprise }: Situation, { id }: Desired): ResourceStatus | undefined {
  return enterprise.status?.resources.find(({ resource }) => resource === `${id.kind}/${id.key}`);
}
