import type { Party } from './activity.ts';
import type { SourceRef } from './diagnostic.ts';
import type { Json } from './json.ts';
import type { Address, KindName } from './resource.ts';

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'none';

/** Why the planner chose the action. */
export type ActionReason =
  | 'absent'
  /** The last run saw it; somebody has removed it since. */
  | 'vanished'
  | 'differs'
  /** The files ask for what they asked for before; the provider holds something else. */
  | 'drifted'
  | 'cannot-change-in-place'
  | 'reset-by-parent'
  | 'superseded'
  | 'offboarding'
  | 'pruned'
  | 'not-managed';

/** `hidden` fields are personal: that they differ is said, what they hold is not. */
export interface FieldChange {
  readonly field: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly hidden?: true;
  /** Changed at the provider, not in the files. */
  readonly drift?: true;
  /** The policy leaves this drift as it is. */
  readonly left?: 'report' | 'ignore';
}

/** Something that has to become true first, and who can make it so. */
export interface Wait {
  readonly on: Party;
  readonly for: string;
  /** What mends it, where somebody can. */
  readonly fix?: string;
  readonly since?: string;
  readonly due?: string;
}

/** A difference between desired and observed. Resources that are as desired have none. */
export interface Change {
  readonly address: Address;
  readonly enterprise: string;
  readonly kind: KindName;
  readonly key: string;
  readonly label: string;
  readonly action: Action;
  readonly reason: ActionReason;
  readonly fields: readonly FieldChange[];
  /** Changes of this plan that have to be made before it. */
  readonly after: readonly Address[];
  /** When not empty, the change is right but cannot be made yet. */
  readonly waits: readonly Wait[];
  readonly consequence?: string;
  readonly remoteId?: string;
  readonly source?: SourceRef;
}

export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  /** Changes that cannot be made before somebody else acts. */
  readonly wait: number;
  /** Remote objects nobody desires; they are left alone. */
  readonly unmanaged: number;
  /** Resources that were changed or removed at the provider and not in the files. */
  readonly drift: number;
}

/** Why nothing could be planned for one enterprise; the others go on. */
export interface EnterpriseFailure {
  readonly enterprise: string;
  readonly code: string;
  readonly summary: string;
  readonly fix: string;
}

/** What would be done. Plain JSON, the same for the same inputs, without secrets or personal data. */
export interface Plan {
  readonly format: 'reconcile/plan/v1';
  readonly enterprises: readonly string[];
  readonly changes: readonly Change[];
  readonly summary: PlanSummary;
  readonly failures: readonly EnterpriseFailure[];
  /** SHA-256 over everything above, in canonical JSON (RFC 8785). */
  readonly digest: string;
}

/** Whether the change can be made in this run. */
export function isActionable(change: Change): boolean {
  return change.action !== 'none' && change.waits.length === 0;
}
