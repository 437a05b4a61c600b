import type { Party } from './activity.ts';
import type { CallResult } from './errors.ts';
import type { Action } from './plan.ts';
import type { Address, KindName } from './resource.ts';

/** What happened to one change of a plan. Whether it has become true is a separate fact: its readiness. */
export type Outcome = OutcomeOf & {
  readonly address: Address;
  readonly enterprise: string;
  readonly kind: KindName;
  readonly label: string;
  readonly action: Action;
};

/** A name that a provider does not accept again for some days after its deletion. */
export interface BlockedName {
  readonly name: string;
  readonly language: string;
  readonly days: number;
}

type OutcomeOf =
  | { readonly result: 'done'; readonly remoteId?: string; readonly blocks?: BlockedName }
  /** Something it needs did not succeed in this run. */
  | { readonly result: 'skipped'; readonly because: Address }
  /** The run was stopped before it began. */
  | { readonly result: 'cancelled' }
  | {
      readonly result: 'failed' | 'unknown';
      readonly call: CallResult;
      readonly code: string;
      readonly summary: string;
      readonly fix?: string;
      /** Who has to act first. */
      readonly party?: Party;
      /** The same call would be refused again for this long. */
      readonly retryAfterMs?: number;
      readonly credentialsRejected: boolean;
    };
