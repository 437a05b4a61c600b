import type { Address, KindName } from './resource.ts';

/**
 * That something was about to be made. It is pushed before the call, so that a run which comes after a crash knows
 * that the call may have been made (Crossplane's `external-create-pending`, crossplane-runtime#279).
 */
export interface Intent {
  readonly address: Address;
  readonly kind: KindName;
  /** Digest of what was asked for. */
  readonly payload: string;
  /** The run that made it. */
  readonly run: string;
  /** ISO instant at which it was written, by the clock of that run. */
  readonly at: string;
}

/** Intents whose outcome nobody has recorded yet. History keeps the others. */
export interface Journal {
  readonly format: 'reconcile/journal/v1';
  readonly open: readonly Intent[];
}

export const EMPTY_JOURNAL: Journal = { format: 'reconcile/journal/v1', open: [] };

/** Who holds the lock. */
export interface Lease {
  readonly format: 'reconcile/lock/v1';
  /** Names the run to a person: the number of a pipeline, or a random word. */
  readonly run: string;
  /** Tells one holder from another, even of the same run. */
  readonly nonce: string;
  /** Where the process lives, so that another on the same machine can see whether it is dead. */
  readonly process: string;
  /** ISO instant after which the run has ended by itself. */
  readonly until: string;
}
