import type { Inventory } from '../core/inventory.ts';
import type { ActivityKey, Party } from '../model/activity.ts';
import type { KindName } from '../model/resource.ts';

/** One row of the process. Days are those of the published table; an empty cell is part of another row. */
export interface Activity {
  readonly number: number;
  readonly key: ActivityKey;
  readonly title: string;
  readonly owner: Party;
  /** What its owner does, as one would ask for it. */
  readonly task: string;
  /** Fewest and most days, as printed. */
  readonly sla?: { readonly min: number; readonly max: number };
  /** The row whose printed days include this one. */
  readonly within?: ActivityKey;
  /** Its clock starts when all of these are done. */
  readonly gates: readonly ActivityKey[];
  readonly proof: Proof;
  /** Kinds whose resources the proof looks at. */
  readonly judges?: readonly KindName[];
  /** No system shows it: an entry in `evidence.yaml` is needed, by one person or by two. */
  readonly attested?: 'by-one' | 'by-two';
  /** The files or a system show it, and yet a person may say when or that it was done. */
  readonly mayBeAttested?: true;
  /** What goes to whom when it is done. */
  readonly handsOver: { readonly to: Party; readonly what: string };
  /** What need not wait for it. */
  readonly meanwhile?: { readonly party: Party; readonly what: string };
}

/** What a proof found. `on` a date when the proof itself is dated; otherwise the day it was first seen counts. */
export type Verdict =
  | { readonly state: 'done'; readonly note: string; readonly on?: string }
  /** `on` whom it waits, when that is not the owner. */
  | { readonly state: 'open'; readonly note: string; readonly on?: Party }
  /** Somebody said no: a person has to act. */
  | { readonly state: 'blocked'; readonly note: string; readonly on: Party };

/** What a proof needs to know of an activity. */
export type Provable = Pick<Activity, 'key' | 'attested'>;

/** Judges one activity by what is observed and by what people attested. `today` is `YYYY-MM-DD`. */
export type Proof = (inventory: Inventory, activity: Provable, today: string) => Verdict;
