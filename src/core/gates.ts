import { turnOf } from '../model/activity.ts';
import type { Action, Change, Wait } from '../model/plan.ts';
import { addressOf } from '../model/resource.ts';
import type { Address, Desired, KindName, Need } from '../model/resource.ts';
import type { Agreement } from './agreement.ts';
import { shortDigest } from './digest.ts';
import { kindOf, readinessOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

/** Whether the way is free for a change, and what has to be done before it in this run. */
export interface Gate {
  readonly waits: readonly Wait[];
  readonly after: readonly Address[];
}

const OPEN: Gate = { waits: [], after: [] };

export interface GateContext {
  readonly situation: Situation;
  readonly agreement: Agreement;
  readonly decided: ReadonlyMap<Address, Change>;
  readonly action: Action;
}

/** Judges what a change needs against what is there and what this plan does anyway. */
export function gateOf(desired: Desired, context: GateContext): Gate {
  const { situation, action } = context;
  const needs = needsOf(situation, desired).filter((need) => isAskedFor(need, action));
  const gates = needs.map((need) => gateOfNeed(need, desired, context));
  const waits = [
    ...(situation.enterprise.enterprise.lifecycle === 'paused' ? [PAUSED] : []),
    ...refusedBefore(desired, context),
    ...gates.flatMap((gate) => gate.waits),
  ];
  return { waits: distinct(waits), after: [...new Set(gates.flatMap((gate) => gate.after))] };
}

/** What the provider refused is not asked for again before its time, unless the files ask for something else. */
function refusedBefore(desired: Desired, { situation, agreement }: GateContext): readonly Wait[] {
  const retry = agreement.resource(desired.id)?.retry;
  if (retry === undefined || Date.parse(retry.at) <= situation.now.getTime()) return [];
  if (retry.of !== shortDigest(desired.spec)) return [];
  return [{ on: retry.on, for: `another try: ${retry.reason}`, due: retry.at.slice(0, 10) }];
}

/** A resource needs what it lives within, besides what it says itself. */
export function needsOf(situation: Situation, desired: Desired): readonly Need[] {
  const { within } = kindOf(situation.kinds, desired.id.kind);
  const homes = within === undefined ? [] : situation.desired.filter((other) => other.id.kind === within);
  return [
    ...homes.map((home): Need => ({ type: 'resource', address: addressOf(home.id) })),
    ...desired.needs,
  ];
}

/** What every change of a paused enterprise waits for. */
export const PAUSED: Wait = { on: 'isv', for: 'lifecycle: paused in enterprise.yaml' };

function isAskedFor(need: Need, action: Action): boolean {
  if (action === 'create') return true;
  if (need.type === 'quota') return action === 'replace';
  return need.type === 'activity' || (need.type === 'resource' && need.onlyToCreate !== true);
}

function gateOfNeed(need: Need, desired: Desired, context: GateContext): Gate {
  switch (need.type) {
    case 'input':
      return { waits: [{ on: need.party, for: need.what }], after: [] };
    case 'activity':
      return gateOfActivity(context.situation, need.activity);
    case 'turn':
      return gateOfTurn(desired.id.kind, context);
    case 'quota':
      return gateOfQuota(desired.id.kind, need.perHour, context);
    case 'resource': {
      const change = context.decided.get(need.address);
      return change === undefined || change.action === 'none'
        ? gateOfReadiness(context.situation, need.address)
        : gateOfChange(context.situation, need.address, change);
    }
  }
}

/** Its turn comes when no other resource of its kind is under way, begun before or by this plan. */
function gateOfTurn(kind: KindName, { situation, decided }: GateContext): Gate {
  const begun = [...decided.values()].find(
    (change) => change.kind === kind && change.action === 'create' && change.waits.length === 0,
  );
  if (begun !== undefined)
    return { waits: [{ on: 'meta', for: `its turn, after ${kind} ${begun.label}` }], after: [] };
  for (const [address, found] of situation.found) {
    const readiness = found.kind.name === kind ? readinessOf(situation, address) : undefined;
    if (readiness?.state === 'pending') {
      const what = `its turn, after ${kind} ${found.observed.key}: ${readiness.reason}`;
      return { waits: [{ on: readiness.on, for: what }], after: [] };
    }
  }
  return OPEN;
}

const HOUR_MS = 3_600_000;

/** Counts what was created within the last hour, by the creation date that the provider gives, and by this plan. */
function gateOfQuota(kind: KindName, perHour: number, { situation, decided }: GateContext): Gate {
  const since = situation.now.getTime() - HOUR_MS;
  const recent = [...situation.found.values()].filter(({ kind: { name }, observed }) => {
    const { created } = observed.attributes;
    return name === kind && typeof created === 'string' && Date.parse(created) > since;
  });
  const begun = [...decided.values()].filter(
    (change) => change.kind === kind && MAKES.has(change.action) && change.waits.length === 0,
  );
  if (recent.length + begun.length < perHour) return OPEN;
  return { waits: [{ on: 'meta', for: `its turn: at most ${perHour} an hour` }], after: [] };
}

const MAKES: ReadonlySet<Action> = new Set(['create', 'replace']);

function gateOfActivity(situation: Situation, key: string): Gate {
  const activity = situation.activities.find((candidate) => candidate.key === key);
  if (activity === undefined || activity.state === 'done') return OPEN;
  const wait: Wait = {
    on: turnOf(activity),
    for: `activity ${activity.number}, ${activity.title}`,
    ...(activity.since === undefined ? {} : { since: activity.since }),
    ...(activity.due === undefined ? {} : { due: activity.due }),
  };
  return { waits: [wait], after: [] };
}

/** What is needed changes in this plan: it comes first, unless it has to wait or to be reviewed itself. */
function gateOfChange(situation: Situation, address: Address, change: Change): Gate {
  if (change.waits.length > 0) return { waits: change.waits, after: [] };
  const { settles } = kindOf(situation.kinds, change.kind);
  const staysReady = change.action === 'update' && readinessOf(situation, address).state === 'ready';
  if (settles === 'at-once' || staysReady) return { waits: [], after: [address] };
  return { waits: [{ on: 'meta', for: `review of ${change.kind} ${change.label}` }], after: [] };
}

function gateOfReadiness(situation: Situation, address: Address): Gate {
  const readiness = readinessOf(situation, address);
  const name = address.slice(address.indexOf('/') + 1);
  switch (readiness.state) {
    case 'ready':
      return OPEN;
    case 'absent':
      return {
        waits: [{ on: 'isv', for: `${name}, which neither the files nor the provider have` }],
        after: [],
      };
    case 'pending':
    case 'blocked':
    case 'rejected': {
      const { on, reason, fix } = readiness;
      return { waits: [{ on, for: `${name}: ${reason}`, ...(fix === undefined ? {} : { fix }) }], after: [] };
    }
  }
}

function distinct(waits: readonly Wait[]): readonly Wait[] {
  return [...new Map(waits.map((wait) => [`${wait.on} ${wait.for}`, wait])).values()];
}
