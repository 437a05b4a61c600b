import type { Change, Wait } from '../model/plan.ts';
import { addressOf } from '../model/resource.ts';
import type { Address, Desired, Need } from '../model/resource.ts';
import { kindOf, readinessOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

/** Whether the way is free for a change, and what has to be done before it in this run. */
export interface Gate {
  readonly waits: readonly Wait[];
  readonly after: readonly Address[];
}

const OPEN: Gate = { waits: [], after: [] };

/** Judges what a change needs against what is there and what this plan does anyway. */
export function gateOf(
  situation: Situation,
  desired: Desired,
  context: { readonly creates: boolean; readonly decided: ReadonlyMap<Address, Change> },
): Gate {
  const needs = needsOf(situation, desired).filter((need) => context.creates || !isOnlyToCreate(need));
  const gates = needs.map((need) =>
    need.type === 'turn'
      ? gateOfTurn(situation, desired, context.decided)
      : gateOfNeed(situation, need, context.decided),
  );
  const paused = situation.enterprise.enterprise.lifecycle === 'paused';
  const waits = [...(paused ? [PAUSED] : []), ...gates.flatMap((gate) => gate.waits)];
  return { waits: distinct(waits), after: [...new Set(gates.flatMap((gate) => gate.after))] };
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

function isOnlyToCreate(need: Need): boolean {
  return (
    need.type === 'input' || need.type === 'turn' || (need.type === 'resource' && need.onlyToCreate === true)
  );
}

type Named = Exclude<Need, { readonly type: 'turn' }>;

function gateOfNeed(situation: Situation, need: Named, decided: ReadonlyMap<Address, Change>): Gate {
  switch (need.type) {
    case 'input':
      return { waits: [{ on: need.party, for: need.what }], after: [] };
    case 'activity':
      return gateOfActivity(situation, need.activity);
    case 'resource': {
      const change = decided.get(need.address);
      return change === undefined
        ? gateOfReadiness(situation, need.address)
        : gateOfChange(situation, need.address, change);
    }
  }
}

/** Its turn comes when no other resource of its kind is under way, begun before or by this plan. */
function gateOfTurn(situation: Situation, desired: Desired, decided: ReadonlyMap<Address, Change>): Gate {
  const { kind } = desired.id;
  const begun = [...decided.values()].find(
    (change) => change.kind === kind && change.action === 'create' && change.waits.length === 0,
  );
  if (begun !== undefined)
    return { waits: [{ on: 'meta', for: `its turn, after ${kind} ${begun.label}` }], after: [] };
  for (const [address, found] of situation.found) {
    const readiness = found.kind.name === kind ? readinessOf(situation, address) : undefined;
    if (readiness?.state === 'pending') {
      return {
        waits: [
          { on: readiness.on, for: `its turn, after ${kind} ${found.observed.key}: ${readiness.reason}` },
        ],
        after: [],
      };
    }
  }
  return OPEN;
}

function gateOfActivity(situation: Situation, key: string): Gate {
  const activity = situation.activities.find((candidate) => candidate.key === key);
  if (activity === undefined || activity.state === 'done') return OPEN;
  const wait: Wait = {
    on: activity.owner,
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
    case 'rejected':
      return { waits: [{ on: readiness.on, for: `${name}: ${readiness.reason}` }], after: [] };
  }
}

function distinct(waits: readonly Wait[]): readonly Wait[] {
  return [...new Map(waits.map((wait) => [`${wait.on} ${wait.for}`, wait])).values()];
}
