import type { ActivityKey, Party } from './activity.ts';
import type { FileName } from './enterprise.ts';
import type { JsonObject } from './json.ts';

export const KIND_NAMES = [
  'twilio-subaccount',
  'twilio-number',
  'twilio-sender',
  'twilio-template',
  'mmp-org',
  'mmp-number',
  'mmp-feature',
  'mmp-template',
  'mmp-user',
  'notice',
] as const;
export type KindName = (typeof KIND_NAMES)[number];

/** The values of a resource that we compare. An absent key is not managed. */
export type Attributes = JsonObject;

/** Names one resource: `abc-banking/twilio-template/template_5.en`. */
export type Address = string;

export interface ResourceId {
  readonly enterprise: string;
  readonly kind: KindName;
  /** Natural key within the enterprise; never personal data. */
  readonly key: string;
}

export function addressOf(id: ResourceId): Address {
  return `${id.enterprise}/${id.kind}/${id.key}`;
}

/** What has to hold before a change to a resource may be made. */
export type Need =
  /** That resource exists and is ready, or becomes so earlier in the same run. */
  | {
      readonly type: 'resource';
      readonly address: Address;
      readonly onlyToCreate?: true;
      /** With its own needs of this form: when it stays as it is, the nearest above it that changes comes first. */
      readonly andAbove?: true;
    }
  /** Whatever this plan does to resources of the kind comes first; one that waits is not waited for. */
  | { readonly type: 'kind'; readonly kind: KindName }
  | { readonly type: 'activity'; readonly activity: ActivityKey }
  /** Nothing else of the kind is being set up: asked for before a create. */
  | { readonly type: 'turn' }
  /** Fewer of the kind than this were created within the last hour: asked for before something new is made. */
  | { readonly type: 'quota'; readonly perHour: number }
  /** A value that only a person can supply and that is not in the files yet; asked for before a create. */
  | { readonly type: 'input'; readonly party: Party; readonly what: string };

export interface Desired<S extends Attributes = Attributes> {
  readonly id: ResourceId;
  /** What a reader calls it: `template_5 (en)`. Never personal data. */
  readonly label: string;
  readonly spec: S;
  readonly needs: readonly Need[];
  /** Resources whose change resets this one at the provider, so that it has to be stated again after them. */
  readonly resetBy?: readonly Address[];
  /** What a reviewer must know before it is created, in place of what its kind says. */
  readonly consequence?: string;
  readonly source: { readonly file: FileName; readonly pointer: string };
}

export interface Observed<S extends Attributes = Attributes> {
  readonly key: string;
  readonly remoteId: string;
  readonly attributes: S;
  /** The key of the newer version that this object made room for; it may go once that one is live. */
  readonly supersededBy?: string;
}

/** Whether a resource that exists has become true, kept apart from whether we did our part. */
export type Readiness =
  | { readonly state: 'ready' }
  | ({ readonly state: 'pending' | 'blocked' | 'rejected' } & Obstacle);

/** Who has to act, why, and what mends it where something can. */
export interface Obstacle {
  readonly on: Party;
  readonly reason: string;
  readonly fix?: string;
}

/** Facts for people, by name: `{ quality: 'GREEN' }`. Never personal, never secret. */
export type Report = { readonly [fact: string]: string };
