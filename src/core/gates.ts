import type { Action, Wait } from '../model/plan.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need } from '../model/resource.ts';
import { shortDigest } from './digest.ts';
import { kindOf } from './inventory.ts';
import type { Situation } from './inventory.ts';
import { gateOfNeed } from './need-gates.ts';
import type { Gate, GateContext } from './need-gates.ts';

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
  switch (need.type) {
    case 'activity':
    case 'kind':
      return true;
    case 'resource':
      return need.onlyToCreate !== true;
    case 'quota':
      return action === 'replace';
    case 'turn':
    case 'input':
      return false;
  }
}

function distinct(waits: readonly Wait[]): readonly Wait[] {
  return [...new Map(waits.map((wait) => [`${wait.on} ${wait.for}`, wait])).values()];
}
