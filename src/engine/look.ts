import PQueue from 'p-queue';
import { withDesired } from '../core/inventory.ts';
import type { Situation } from '../core/inventory.ts';
import { stampOf } from '../core/status.ts';
import { worldOf } from '../kinds/kind.ts';
import type { Kind, Reads } from '../kinds/kind.ts';
import { sentNotices } from '../model/enterprise.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { SentNotice } from '../model/generated/status.ts';
import type { Log } from '../model/log.ts';
import type { Outcome } from '../model/outcome.ts';
import type { EnterpriseFailure } from '../model/plan.ts';
import { assess } from '../onboarding/assess.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { isCredentialsRejected } from '../model/errors.ts';
import { describeFailure } from './failure.ts';
import { observe } from './observe.ts';

export interface LookDeps {
  readonly kinds: readonly Kind[];
  /** Opens fresh eyes on the world; each remembers what it has read. */
  readonly reads: () => Reads;
  readonly now: () => Date;
  readonly log: Log;
  /** Enterprises looked at, and changes made, at the same time. */
  readonly concurrency: number;
}

export interface Seen {
  readonly situations: readonly Situation[];
  /** Enterprises that could not be read; the others are not affected. */
  readonly failures: readonly EnterpriseFailure[];
}

/** Reads enterprises and judges their activities. Throws only when credentials are rejected. */
export async function lookAt(enterprises: readonly Enterprise[], deps: LookDeps): Promise<Seen> {
  const reads = deps.reads();
  const queue = new PQueue({ concurrency: deps.concurrency });
  const seen = await Promise.all(
    enterprises.map((enterprise) => queue.add(() => look(enterprise, reads, deps))),
  );
  const situations = seen.flatMap((one) => ('situation' in one ? [one.situation] : []));
  return {
    situations: withOwed(situations, deps),
    failures: seen.flatMap((one) => ('failure' in one ? [one.failure] : [])),
  };
}

/**
 * A second look, with fresh eyes, at the enterprises that something was tried for. Never throws: what was done must
 * be recorded, so an enterprise that cannot be read again keeps what was known of it, and the notices just sent.
 */
export async function lookAgain(
  situations: readonly Situation[],
  outcomes: ReadonlyMap<string, readonly Outcome[]>,
  deps: LookDeps,
): Promise<Seen> {
  const known = situations.map((situation) => {
    const own = outcomes.get(situation.enterprise.slug);
    if (own === undefined) return situation;
    return { ...situation, enterprise: withNotices(situation, own, deps.now()) };
  });
  const touched = known.map(({ enterprise }) => enterprise).filter(({ slug }) => outcomes.has(slug));
  const again = await lookAt(touched, deps).catch((error: unknown): Seen => ({
    situations: [],
    failures: touched.map(({ slug }) => describeFailure(slug, error)),
  }));
  const bySlug = new Map(again.situations.map((situation) => [situation.enterprise.slug, situation]));
  return {
    situations: known.map((situation) => bySlug.get(situation.enterprise.slug) ?? situation),
    failures: again.failures,
  };
}

async function look(
  enterprise: Enterprise,
  reads: Reads,
  deps: LookDeps,
): Promise<{ readonly situation: Situation } | { readonly failure: EnterpriseFailure }> {
  try {
    const inventory = await observe(worldOf(reads, enterprise), deps.kinds, enterprise);
    const now = deps.now();
    const today = dayOf(enterprise.defaults.calendar, now);
    return { situation: { ...inventory, activities: assess(inventory, today), now, today } };
  } catch (error) {
    // Nothing else can be read either.
    if (isCredentialsRejected(error)) throw error;
    const failure = describeFailure(enterprise.slug, error);
    deps.log.error({ enterprise: enterprise.slug, code: failure.code }, 'cannot be read');
    return { failure };
  }
}

function withOwed(situations: readonly Situation[], { kinds, now }: LookDeps): readonly Situation[] {
  const owed = kinds.flatMap((kind) => kind.owed?.(situations, now()) ?? []);
  return situations.map((situation) =>
    withDesired(
      situation,
      owed.filter(({ id }) => id.enterprise === situation.enterprise.slug),
    ),
  );
}

/**
 * Mail cannot be read back, so what was just sent has to be remembered; and also what may have been sent, so that it
 * is not sent again.
 */
function withNotices(
  { enterprise, desiredAt }: Situation,
  outcomes: readonly Outcome[],
  now: Date,
): Enterprise {
  const told = outcomes.flatMap((outcome): readonly SentNotice[] => {
    const messageId = desiredAt.get(outcome.address)?.spec['messageId'];
    if (outcome.kind !== 'notice' || typeof messageId !== 'string') return [];
    const entry = { notice: outcome.label, sent: stampOf(now), messageId };
    if (outcome.result === 'done') return [entry];
    return 'call' in outcome && outcome.call === 'unknown' ? [{ ...entry, state: 'unclear' }] : [];
  });
  return { ...enterprise, sent: [...sentNotices(enterprise), ...told] };
}
