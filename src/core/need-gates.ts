import { turnOf } from '../model/activity.ts';
import { isActionable } from '../model/plan.ts';
import type { Action, Change, Wait } from '../model/plan.ts';
import type { Address, Desired, KindName, Need } from '../model/resource.ts';
import type { Agreement } from './agreement.ts';
import { kindOf, readinessOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

/** Whether the way is free for a change, and what has to be done before it in this run. */
export interface Gate {
  readonly waits: readonly Wait[];
  readonly after: readonly Address[];
}

export interface GateContext {
  readonly situation: Situation;
  readonly agreement: Agreement;
  readonly decided: ReadonlyMap<Address, Change>;
  readonly action: Action;
}

const OPEN: Gate = { waits: [], after: [] };

/** Judges one need of a resource. */
export function gateOfNeed(need: Need, desired: Desired, context: GateContext): Gate {
  switch (need.type) {
    case 'input':
      return { waits: [{ on: need.party, for: need.what }], after: [] };
    case 'activity':
      return gateOfActivity(context.situation, need.activity);
    case 'kind':
      return gateOfKind(need.kind, context.decided);
    case 'turn':
      return gateOfTurn(desired.id.kind, context);
    case 'quota':
      return gateOfQuota(desired.id.kind, need.perHour, context);
    case 'resource': {
      const change = changeAt(need, context);
      return change === undefined
        ? gateOfReadiness(context.situation, need.address)
        : gateOfChange(context.situation, change);
    }
  }
}

type ResourceNeed = Extract<Need, { readonly type: 'resource' }>;

/** What this plan does to a needed resource or, when it is asked for and stays as it is, to the nearest above it. */
function changeAt(need: ResourceNeed, { situation, decided }: GateContext): Change | undefined {
  let at: ResourceNeed | undefined = need;
  while (at !== undefined) {
    const change = decided.get(at.address);
    if (change !== undefined && change.action !== 'none') return change;
    at = at.andAbove === true ? needAbove(situation, at.address) : undefined;
  }
  return undefined;
}

function needAbove(situation: Situation, address: Address): ResourceNeed | undefined {
  const desired = situation.desiredAt.get(address);
  return desired?.needs.find(
    (need): need is ResourceNeed =>
      need.type === 'resource' &&
      need.andAbove === true &&
      situation.desiredAt.get(need.address)?.id.kind === desired.id.kind,
  );
}

/** After the last ones: what others of the kind come after is done before them. */
function gateOfKind(kind: KindName, decided: ReadonlyMap<Address, Change>): Gate {
  const changes = [...decided.values()].filter((change) => change.kind === kind && isActionable(change));
  const followed = new Set(changes.flatMap(({ after }) => after));
  const last = changes.filter(({ address }) => !followed.has(address));
  return { waits: [], after: last.map(({ address }) => address) };
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
function gateOfChange(situation: Situation, change: Change): Gate {
  const { address } = change;
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
