import type { ResourceStatus } from '../model/generated/status.ts';
import type { KindShape } from '../model/kind.ts';
import type { Outcome } from '../model/outcome.ts';
import { addressOf } from '../model/resource.ts';
import type { Attributes, Desired } from '../model/resource.ts';
import { appliedFields } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { difference } from './diff.ts';
import type { Sides } from './diff.ts';
import { shortDigest } from './digest.ts';
import { kindOf, readinessOf } from './inventory.ts';
import type { Found, Situation } from './inventory.ts';
import { retryOf } from './retry.ts';

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
  const kind = kindOf(situation.kinds, desired.id.kind);
  const sides = {
    desired: desired.spec,
    observed: found?.observed.attributes,
    askedBefore: agreement.askedBefore(desired.id),
  };
  const readiness = shownReadiness(kind, sides, readinessOf(situation, address));
  const state = {
    ...(found === undefined ? {} : { remoteId: found.observed.remoteId }),
    ready: readiness.state,
    ...('reason' in readiness ? obstacle(readiness) : {}),
  };
  const isSame =
    before?.ready === state.ready && before.reason === state.reason && before.remoteId === state.remoteId;
  const content =
    readiness.state === 'pending' ? undefined : judgedContent(desired.spec, found, sides.askedBefore);
  const facts =
    found === undefined ? (before?.facts ?? {}) : (found.kind.report?.(found.observed, desired.spec) ?? {});
  const isTakenDown = found === undefined && isLeaving(situation) && kind.offboarding === 'delete';
  const last = {
    applied: isTakenDown ? undefined : before?.applied,
    isWritten: outcome?.result === 'done',
  };
  const applied = appliedFields(kind, sides, last);
  const isThere = found !== undefined && difference(kind, sides).every((field) => field.drift === true);
  const retry = retryOf(desired, { before: before?.retry, outcome, isThere, now: situation.now });
  return {
    resource: `${desired.id.kind}/${desired.id.key}`,
    ...state,
    ...(content === undefined ? {} : { content }),
    since: isSame ? before.since : stamp,
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(Object.keys(applied).length === 0 ? {} : { applied }),
    ...(retry === undefined ? {} : { retry }),
  };
}

/** What was taken down on purpose is not missed when the enterprise comes back. */
function isLeaving({ enterprise }: Situation): boolean {
  return enterprise.enterprise.lifecycle === 'offboarding';
}

/** Of what the verdict speaks: what the files say, unless something else is there still. */
function judgedContent(
  spec: Attributes,
  found: Found | undefined,
  askedBefore: Sides['askedBefore'],
): string | undefined {
  const judged = found?.kind.judged;
  if (found === undefined || judged === undefined) return undefined;
  const { kind, observed } = found;
  const desired = picked(spec, judged);
  const isSame = difference(kind, { desired, observed: observed.attributes, askedBefore }).length === 0;
  return shortDigest(isSame ? desired : picked(observed.attributes, judged));
}

function picked(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

type Shown = ReturnType<typeof readinessOf> | { readonly state: 'pending'; readonly reason: string };

/** What no one reviews is true once it is as desired, and not before. */
function shownReadiness(kind: KindShape, sides: Sides, readiness: ReturnType<typeof readinessOf>): Shown {
  const isOpen =
    kind.settles === 'at-once' && readiness.state === 'ready' && difference(kind, sides).length > 0;
  return isOpen ? { state: 'pending', reason: 'Not as the files say yet.' } : readiness;
}

function obstacle({ on, reason, fix }: Pick<ResourceStatus, 'on' | 'reason' | 'fix'>) {
  return {
    ...(on === undefined ? {} : { on }),
    ...(reason === undefined ? {} : { reason }),
    ...(fix === undefined ? {} : { fix }),
  };
}
