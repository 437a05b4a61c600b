import PQueue from 'p-queue';
import type { Inventory } from '../core/inventory.ts';
import { worldOf } from '../kinds/kind.ts';
import type { Kind, Writes } from '../kinds/kind.ts';
import { InvariantError } from '../model/errors.ts';
import type { Log } from '../model/log.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Change } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import { execute } from './execute.ts';
import { failure, outcomeOf, report, subject } from './outcome.ts';
import { callsOf, stepsOf } from './steps.ts';
import type { Step } from './steps.ts';

export interface ApplyContext {
  readonly writes: Writes;
  readonly kinds: readonly Kind[];
  /** By slug: what the plan was made from. */
  readonly inventories: ReadonlyMap<string, Inventory>;
  /** Calls made at the same time. */
  readonly concurrency: number;
  /** When aborted, nothing new is begun; what runs is finished. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/**
 * Makes the changes it is given, each after those it names, and gives an outcome for every one of them.
 * A failure skips what depends on it and nothing else; rejected credentials stop everything.
 */
export async function applyChanges(
  changes: readonly Change[],
  context: ApplyContext,
): Promise<readonly Outcome[]> {
  const queue = new PQueue({ concurrency: context.concurrency });
  const run: Run = { context, queue, outcomes: new Map(), isStopped: false };
  const begun = new Map<string, Promise<void>>();
  for (const step of stepsOf(changes, context.kinds)) {
    const before = step.after.flatMap((key) => begun.get(key) ?? []);
    begun.set(step.key, inTurn(step, before, run));
  }
  await Promise.all(begun.values());
  return changes.flatMap((change) => run.outcomes.get(change.address) ?? []);
}

interface Run {
  readonly context: ApplyContext;
  readonly queue: PQueue;
  /** Of the steps that are over. */
  readonly outcomes: Map<Address, Outcome>;
  isStopped: boolean;
}

/** Begins once all is over that any of its changes needs; those that lack what they need are skipped, one by one. */
async function inTurn(step: Step, before: readonly Promise<void>[], run: Run): Promise<void> {
  await Promise.all(before);
  const ready: Change[] = [];
  for (const change of step.changes) {
    const because = change.after.find((address) => (run.outcomes.get(address)?.result ?? 'done') !== 'done');
    if (because === undefined) ready.push(change);
    else run.outcomes.set(change.address, { ...subject(change), result: 'skipped', because });
  }
  const calls = callsOf(step, ready).map((changes) => run.queue.add(() => attempt(changes, step.kind, run)));
  await Promise.all(calls);
}

/** One call, and an outcome for each of its changes. */
async function attempt(changes: readonly Change[], kind: Kind, run: Run): Promise<void> {
  const { context } = run;
  const isOver = run.isStopped || context.signal.aborted;
  const outcomes = isOver
    ? changes.map((change): Outcome => ({ ...subject(change), result: 'cancelled' }))
    : await outcomesOf(changes, kind, run);
  if (outcomes.some((outcome) => 'credentialsRejected' in outcome && outcome.credentialsRejected))
    run.isStopped = true;
  for (const outcome of outcomes) run.outcomes.set(outcome.address, outcome);
  if (!isOver) report(outcomes, context.log);
}

/** Whether all went well, some failed, or nobody knows. */
async function outcomesOf(changes: readonly Change[], kind: Kind, run: Run): Promise<readonly Outcome[]> {
  const { inventories, writes } = run.context;
  try {
    const inventory = inventories.get(changes[0]?.enterprise ?? '');
    if (inventory === undefined) throw new InvariantError('A change is of no enterprise.');
    const withinId = homeOf(kind, inventory, run);
    const own = worldOf(writes, inventory.enterprise);
    const results = await execute(changes, { kind, inventory, withinId, writes: own });
    return changes.map((change, index) => outcomeOf(change, results[index], inventory));
  } catch (error) {
    return changes.map((change) => failure(change, error));
  }
}

/** Remote id of what the resource lives within: read before, or made earlier in this run. */
function homeOf(kind: Kind, inventory: Inventory, run: Run): string {
  if (kind.within === undefined) return '';
  const prefix = `${inventory.enterprise.slug}/${kind.within}/`;
  for (const [address, { observed }] of inventory.found) {
    if (address.startsWith(prefix)) return observed.remoteId;
  }
  for (const [address, outcome] of run.outcomes) {
    if (address.startsWith(prefix) && outcome.result === 'done' && outcome.remoteId !== undefined)
      return outcome.remoteId;
  }
  throw new InvariantError(`There is no ${kind.within} for ${inventory.enterprise.slug}.`);
}
