import type { Inventory } from '../core/inventory.ts';
import type { BatchResult } from '../kinds/kind.ts';
import { InvariantError, isCredentialsRejected, ProviderError } from '../model/errors.ts';
import type { Log } from '../model/log.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Change } from '../model/plan.ts';

/** What a call said of one of its changes. */
export function outcomeOf(
  change: Change,
  result: BatchResult | undefined,
  { found }: Pick<Inventory, 'found'>,
): Outcome {
  if (result === undefined) return failure(change, new InvariantError('A result is missing.'));
  if (!result.ok) return failure(change, new ProviderError(result.error));
  const { remoteId } = result;
  const gone = change.action === 'delete' ? found.get(change.address) : undefined;
  const blocks = gone?.kind.blocks?.(gone.observed);
  return {
    ...subject(change),
    result: 'done',
    ...(remoteId === undefined ? {} : { remoteId }),
    ...(blocks === undefined ? {} : { blocks }),
  };
}

/** A change that failed, or of which nobody knows. */
export function failure(change: Change, error: unknown): Outcome {
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

/** What an outcome and its change have in common. */
export function subject({ address, enterprise, kind, label, action }: Change) {
  return { address, enterprise, kind, label, action };
}

/** Logs one line for all changes of a call that ended alike: fifty thousand users are fifty lines. */
export function report(outcomes: readonly Outcome[], log: Log): void {
  const counts = new Map<string, { readonly first: Outcome; readonly count: number }>();
  for (const outcome of outcomes) {
    const ending = `${outcome.action} ${outcome.result} ${codeOf(outcome)}`;
    const { first, count } = counts.get(ending) ?? { first: outcome, count: 0 };
    counts.set(ending, { first, count: count + 1 });
  }
  for (const { first, count } of counts.values()) {
    const { enterprise, kind, action, result } = first;
    const told = { enterprise, kind, action, result, ...(count === 1 ? {} : { count }) };
    if (result === 'done') log.info(told, 'changed');
    else log.error({ ...told, code: codeOf(first) }, 'not changed');
  }
}

function codeOf(outcome: Outcome): string {
  return 'code' in outcome ? outcome.code : '';
}
