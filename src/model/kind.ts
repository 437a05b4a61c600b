import type { Enterprise } from './enterprise.ts';
import type { Json } from './json.ts';
import type { BlockedName } from './outcome.ts';
import type { Attributes, Desired, KindName, Observed, Readiness, Report } from './resource.ts';

/** How one field of a kind behaves: all that the comparer and the renderers need to know about it. */
export interface Field {
  /** `computed` is never compared: the provider decides it, or it cannot be read back. */
  readonly change: 'in-place' | 'replace' | 'computed';
  /** Whether an `in-place` field can, by what is observed, no longer be changed in place. */
  readonly replaceWhen?: (observed: Attributes) => boolean;
  /** Differences that are not ours to mend, though the values are not equal. */
  readonly accept?: (desired: Json, seen: Json, observed: Attributes) => boolean;
  /** The provider changes it without being asked, so its drift is told and never put back. */
  readonly drifts?: 'by-itself';
  /** Personal or secret: compared, never shown. */
  readonly sensitive?: true;
  /** It does not read back as it was written, so it is compared with what was last written. */
  readonly unreadable?: true;
}

/** The pure half of a kind: what it desires and how it compares. Reading and writing are added in `kinds/kind.ts`. */
export interface KindShape<S extends Attributes = Attributes> {
  /** Where its behaviour is documented, and when that was read. */
  readonly source: string;
  readonly name: KindName;
  /** The kind it lives within; nothing of it can exist before that does. */
  readonly within?: KindName;
  /** Kinds whose resources one of these can hold, itself among them when they nest: those are deleted first. */
  readonly holds?: readonly KindName[];
  /** The privilege of MMP that writing it takes, and the organisations where it has to be held. */
  readonly privilege?: {
    readonly name: 'Setup' | 'Accounts' | 'Profile';
    at(key: string, attributes: S): readonly (string | null)[];
  };
  /** `at-once`: ready when the call returns. `later`: somebody reviews it first. */
  readonly settles: 'at-once' | 'later';
  /** What becomes of it when the enterprise leaves. */
  readonly offboarding: 'delete' | 'keep';
  /** What a reviewer must know before: what it costs, what cannot be undone. */
  readonly consequences?: { readonly [action in 'create' | 'replace' | 'delete']?: string };
  /** What somebody reviews. A digest of it is kept with the verdict, so that offline it is known what was judged. */
  readonly judged?: readonly (keyof S & string)[];
  readonly fields: { readonly [F in keyof S]-?: Field };
  desired(enterprise: Enterprise): readonly Desired<S>[];
  /**
   * Whether the files say what there shall be in the place of something observed, so that not naming it means it
   * is not wanted. Left out: never. An absent file or key is not an empty list.
   */
  covers?(enterprise: Enterprise, observed: Observed<S>): boolean;
  readiness(observed: Observed<S>): Readiness;
  /** The name that nobody can use again for a while once it is deleted. */
  blocks?(observed: Observed<S>): BlockedName;
  /** What the provider decides by itself and people want to know: written to the status, never compared. */
  report?(observed: Observed<S>, desired: S): Report;
}
