import PQueue from 'p-queue';
import { topological } from '../core/graph.ts';
import type { Inventory } from '../core/inventory.ts';
import { worldOf } from '../kinds/kind.ts';
import type { Kind, Writes } from '../kinds/kind.ts';
import { InvariantError, isCredentialsRejected, ProviderError } from '../model/errors.ts';
import type { Log } from '../model/log.ts';
import type { BlockedName, Outcome } from '../model/outcome.ts';
import type { Change } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import { execute } from './execute.ts';

export interface ApplyContext {
  readonly writes: Writes;
  readonly kinds: readonly Kind[];
  /** By slug: what the plan was made from. */
  readonly inventories: ReadonlyMap<string, Inventory>;
  /** Changes made at the same time. */
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
  const outcomes = new Map<Address, Promise<Outcome>>();
  const run: Run = { context, outcomes, isStopped: false };
  const ordered = topological(changes, {
    keyOf: (change) => change.address,
    after: (change) => change.after,
  });
  for (const change of ordered) {
    const before = change.after.flatMap((address) => outcomes.get(address) ?? []);
    outcomes.set(change.address, inTurn(change, { run, queue, before }));
  }
  return Promise.all(changes.flatMap((change) => outcomes.get(change.address) ?? []));
}

interface Run {
  readonly context: ApplyContext;
  readonly outcomes: ReadonlyMap<Address, Promise<Outcome>>;
  isStopped: boolean;
}

async function inTurn(
  change: Change,
  {
    run,
    queue,
    before,
  }: { readonly run: Run; readonly queue: PQueue; readonly before: readonly Promise<Outcome>[] },
): Promise<Outcome> {
  const failed = (await Promise.all(before)).find((outcome) => outcome.result !== 'done');
  if (failed !== undefined) return { ...subject(change), result: 'skipped', because: failed.address };
  return queue.add(() => attempt(change, run));
}

async function attempt(change: Change, run: Run): Promise<Outcome> {
  const { context } = run;
  if (run.isStopped || context.signal.aborted) return { ...subject(change), result: 'cancelled' };
  const inventory = context.inventories.get(change.enterprise);
  const kind = context.kinds.find((candidate) => candidate.name === change.kind);
  if (inventory === undefined || kind === undefined)
    throw new InvariantError(`Nothing is known of ${change.address}.`);
  const log = context.log.child({ enterprise: change.enterprise, kind: change.kind, action: change.action });
  try {
    const withinId = await homeOf(kind, inventory, run);
    const writes = worldOf(context.writes, inventory.enterprise);
    const remoteId = await execute(change, { kind, inventory, withinId, writes });
    log.info({ result: 'done' }, 'changed');
    const blocks = change.action === 'delete' ? blockedBy(change, inventory) : undefined;
    return {
      ...subject(change),
      result: 'done',
      ...(remoteId === undefined ? {} : { remoteId }),
      ...(blocks === undefined ? {} : { blocks }),
    };
  } catch (error) {
    if (isCredentialsRejected(error)) run.isStopped = true;
    const outcome = failure(change, error);
    log.error({ result: outcome.result, code: 'code' in outcome ? outcome.code : '' }, 'not changed');
    return outcome;
  }
}

function blockedBy({ address }: Change, { found }: Inventory): BlockedName | undefined {
  const gone = found.get(address);
  return gone?.kind.blocks?.(gone.observed);
}

/** Remote id of what the resource lives within: read before, or made earlier in this run. */
async function homeOf(kind: Kind, inventory: Inventory, run: Run): Promise<string> {
  if (kind.within === undefined) return '';
  const prefix = `${inventory.enterprise.slug}/${kind.within}/`;
  for (const [address, { observed }] of inventory.found) {
    if (address.startsWith(prefix)) return observed.remoteId;
  }
  for (const [address, promise] of run.outcomes) {
    const outcome = address.startsWith(prefix) ? await promise : undefined;
    if (outcome?.result === 'done' && outcome.remoteId !== undefined) return outcome.remoteId;
  }
  throw new InvariantError(`There is no ${kind.within} for ${inventory.enterprise.slug}.`);
}

function failure(change: Change, error: unknown): Outcome {
  if (!(error instanceof ProviderError)) {
    const summary = `A bug in reconcile: ${error instanceof Error ? error.name : 'unknown error'}.`;
    return {
      ...subject(change),
      result: 'failed',
      call: 'unknown',
      code: 'bug',
      summary,
      credentialsRejected: false,
    };
  }
  const { result: call, code, summary, fix, party, retryAfterMs } = error.facts;
  return {
    ...subject(change),
    result: call === 'unknown' ? 'unknown' : 'failed',
    call,
    code,
    summary,
    ...(fix === undefined ? {} : { fix }),
    ...(party === undefined ? {} : { party }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    credentialsRejected: isCredentialsRejected(error),
  };
}

function subject({ address, enterprise, kind, label, action }: Change) {
  return { address, enterprise, kind, label, action };
}
