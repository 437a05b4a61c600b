import type { Party } from './activity.ts';
import type { TwilioReason } from './codes/lookup.ts';

/**
 * What is known about a call that failed. `refused`: the provider answered no, nothing happened.
 * `not-sent`: nothing was done (connection refused, 429, another change in flight), so it may be sent again.
 * `unknown`: it may or may not have happened; look before doing anything again.
 */
export type CallResult = 'refused' | 'not-sent' | 'unknown';

export interface ProviderErrorFacts {
  readonly provider: 'twilio' | 'mmp' | 'mail';
  readonly result: CallResult;
  /** Stable code: the provider's own number (`63102`) or a word of ours (`timeout`). */
  readonly code: string;
  readonly status?: number;
  /** Of a code of Twilio: what it stands for, where several codes mean the same. */
  readonly reason?: TwilioReason;
  /** What was being done, in words without any value: `create a sender`. */
  readonly operation: string;
  /** One sentence: what happened. Never provider text, which may quote numbers and names. */
  readonly summary: string;
  readonly fix?: string;
  /** Who has to act before this can succeed. */
  readonly party?: Party;
  readonly retryAfterMs?: number;
}

/** The one error of every remote edge. Holds a closed set of fields, so printing it whole cannot leak. */
export class ProviderError extends Error {
  readonly facts: ProviderErrorFacts;

  constructor(facts: ProviderErrorFacts, options?: { readonly cause?: unknown }) {
    super(`${facts.provider} ${facts.code}: ${facts.summary}`, options);
    this.name = 'ProviderError';
    this.facts = facts;
  }
}

/** Whether the provider rejected our credentials: nothing else can succeed in this run. */
export function isCredentialsRejected(error: unknown): boolean {
  return error instanceof ProviderError && (error.facts.status === 401 || error.facts.code === '20003');
}

/** The one error of the repository edge: files, git, lock. Ends the run with exit code 6. */
export class RepositoryError extends Error {
  readonly code: string;
  readonly fix: string;

  constructor(
    facts: { readonly code: string; readonly summary: string; readonly fix: string },
    cause?: unknown,
  ) {
    super(facts.summary, { cause });
    this.name = 'RepositoryError';
    this.code = facts.code;
    this.fix = facts.fix;
  }
}

/** Something a user asked for that cannot be done, with what to do instead. Ends the run with exit code 1. */
export class UsageError extends Error {
  readonly fix: string;

  constructor(summary: string, fix: string) {
    super(summary);
    this.name = 'UsageError';
    this.fix = fix;
  }
}

/** A bug of ours: a state that the types could not rule out. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Two remote objects claim the same key: which one is ours is for a person to decide, so nothing is changed. */
export class ObservationError extends Error {
  override readonly name = 'ObservationError';
  readonly code = 'two-with-one-key';
  readonly fix = 'Delete or rename one of them by hand; nothing is changed for this enterprise until then.';

  constructor(kind: string, key: string, remoteIds: readonly string[]) {
    super(`Two objects of kind ${kind} have the key ${key}: ${remoteIds.join(' and ')}.`);
  }
}
