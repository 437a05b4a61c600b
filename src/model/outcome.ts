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

type OutcomeOf =
  | { readonly result: 'done'; readonly remoteId?: string }
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
      readonly credentialsRejected: boolean;
    };
