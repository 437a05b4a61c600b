import type { ResourceStatus, Retry } from '../model/generated/status.ts';
import type { Outcome } from '../model/outcome.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired } from '../model/resource.ts';
import { appliedFields } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { shortDigest } from './digest.ts';
import { kindOf, readinessOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

interface Recording {
  readonly situation: Situation;
  /** What the last run recorded. */
  readonly agreement: Agreement;
  readonly outcomes: readonly Outcome[];
  /** Dates what is new. */
  readonly stamp: string;
}

/** What the status file says of one resource. Its date moves only when its state does. */
export function resourceStatus(desired: Desired, recording: Recording): ResourceStatus {
  const { situation, agreement, outcomes, stamp } = recording;
  const address = addressOf(desired.id);
  const found = situation.found.get(address);
  const before = agreement.resource(desired.id);
  const outcome = outcomes.find((candidate) => candidate.address === address);
  const readiness = readinessOf(situation, address);
  const state = {
    ...(found === undefined ? {} : { remoteId: found.observed.remoteId }),
    ready: readiness.state,
    ...('reason' in readiness ? obstacle(readiness) : {}),
  };
  const isSame =
    before?.ready === state.ready && before.reason === state.reason && before.remoteId === state.remoteId;
  const facts = found?.kind.report?.(found.observed, desired.spec) ?? {};
  const applied = appliedFields(
    kindOf(situation.kinds, desired.id.kind),
    {
      desired: desired.spec,
      observed: found?.observed.attributes,
      askedBefore: agreement.askedBefore(desired.id),
    },
    { applied: before?.applied, isWritten: outcome?.result === 'done' },
  );
  const retry = retryOf(desired, { before: before?.retry, outcome, now: situation.now });
  return {
    resource: `${desired.id.kind}/${desired.id.key}`,
    ...state,
    since: isSame ? before.since : stamp,
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(Object.keys(applied).length === 0 ? {} : { applied }),
    ...(retry === undefined ? {} : { retry }),
  };
}

function obstacle({ on, reason, fix }: Pick<ResourceStatus, 'on' | 'reason' | 'fix'>) {
  return {
    ...(on === undefined ? {} : { on }),
    ...(reason === undefined ? {} : { reason }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Shorter pauses are over before the next run. */
const WORTH_RECORDING_MS = 3_600_000;

function retryOf(
  desired: Desired,
  known: {
    readonly before: Retry | undefined;
    readonly outcome: Outcome | undefined;
    readonly now: Date;
  },
): Retry | undefined {
  const { before, outcome, now } = known;
  const of = shortDigest(desired.spec);
  if (outcome?.result === 'done') return undefined;
  if (outcome?.result === 'failed' && (outcome.retryAfterMs ?? 0) >= WORTH_RECORDING_MS) {
    const at = new Date(now.getTime() + (outcome.retryAfterMs ?? 0));
    return {
      at: `${at.toISOString().slice(0, 19)}Z`,
      of,
      on: outcome.party ?? 'meta',
      reason: outcome.summary,
    };
  }
  return before !== undefined && before.of === of && Date.parse(before.at) > now.getTime()
    ? before
    : undefined;
}
