import type { Situation } from '../core/inventory.ts';
import { instanceOf } from '../model/enterprise.ts';
import type { Enterprise, MmpInstance } from '../model/enterprise.ts';
import type { ProviderErrorFacts } from '../model/errors.ts';
import type { KindShape } from '../model/kind.ts';
import type { Attributes, Desired, Observed } from '../model/resource.ts';
import type { MailWrites } from '../providers/mail/port.ts';
import type { MmpReads, MmpWrites } from '../providers/mmp/port.ts';
import type { TwilioReads, TwilioWrites } from '../providers/twilio/port.ts';

/** Everything that can be read. A plan is given nothing else, so it cannot write. */
export interface Reads {
  readonly twilio: TwilioReads;
  readonly mmp: MmpReads;
  /** Another instance of MMP. Left out when there is only one. Throws `UsageError` for one that has no address. */
  readonly mmpAt?: (instance: MmpInstance) => MmpReads;
}

export interface Writes {
  readonly twilio: TwilioWrites;
  readonly mmp: MmpWrites;
  readonly mmpAt?: (instance: MmpInstance) => MmpWrites;
  readonly mail: MailWrites;
}

/** The world as an enterprise sees it: `mmp` is the instance that it lives on. */
export function worldOf<W extends Reads | Writes>(world: W, enterprise: Enterprise): W {
  const mmp = world.mmpAt?.(instanceOf(enterprise));
  return mmp === undefined ? world : { ...world, mmp };
}

/** Where a kind is asked to look or to write. */
export interface Scope {
  readonly enterprise: Enterprise;
  /** Remote id of the resource it lives within; empty for kinds that live within none. */
  readonly withinId: string;
}

export interface CreateRequest<S extends Attributes> extends Scope {
  readonly key: string;
  readonly spec: S;
  /** What is there now, when this takes its place. */
  readonly replaces?: Observed<S>;
}

export interface UpdateRequest<S extends Attributes> extends Scope {
  readonly spec: S;
  readonly observed: Observed<S>;
  /** Names of the fields that differ. */
  readonly fields: readonly string[];
}

export interface DeleteRequest<S extends Attributes> extends Scope {
  readonly observed: Observed<S>;
}

/** What became of one item of a batch. */
export type BatchResult =
  | { readonly ok: true; readonly remoteId?: string }
  | { readonly ok: false; readonly error: ProviderErrorFacts };

/**
 * One kind of resource. It states what is desired, and how to read and write it;
 * it does not compare, log, retry or sleep, and knows other kinds by address only.
 */
export interface Kind<S extends Attributes = Attributes> extends KindShape<S> {
  /** What is desired only because of how the activities of all these enterprises stand now. */
  owed?(situations: readonly Situation[], now: Date): readonly Desired<S>[];
  /** Everything of this kind in the scope, normalised: defaults filled in, absent values left out, parents first. */
  list(reads: Reads, scope: Scope): Promise<readonly Observed<S>[]>;
  /** Returns the remote id. */
  create(writes: Writes, request: CreateRequest<S>): Promise<string>;
  update(writes: Writes, request: UpdateRequest<S>): Promise<void>;
  delete(writes: Writes, request: DeleteRequest<S>): Promise<void>;
  /** Most resources of one call of `putMany`. Left out: one call for each. */
  readonly batchSize?: number;
  /**
   * Creates and updates many resources, which do not need each other, by one call. Gives a result for each request, in
   * their order. Throws `ProviderError` when nothing is known of any.
   */
  putMany?(
    writes: Writes,
    requests: readonly (CreateRequest<S> | UpdateRequest<S>)[],
  ): Promise<readonly BatchResult[]>;
}
