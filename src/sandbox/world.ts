import type { Fault } from './fault.ts';
import { emptyMeta } from './meta/state.ts';
import type { MetaState } from './meta/state.ts';
import { emptyMmp } from './mmp/state.ts';
import type { MmpState } from './mmp/state.ts';
import { emptyTwilio } from './twilio/state.ts';
import type { TwilioState } from './twilio/state.ts';

/** How long reviews and transitions take, in hours of the virtual clock. */
export interface ReviewTimes {
  /** From submission of a template to Meta's verdict ("minutes, up to 48 h", message-template-approvals-statuses). */
  readonly template: number;
  /** From submission until Twilio has passed the template on to Meta (`received` to `pending`). */
  readonly received: number;
  /** Meta's review of a sender's display name (72 h are the seed's 3-5 days of activity 10, at the short end). */
  readonly displayName: number;
  /** CREATING, VERIFYING and ONLINE:UPDATING each last minutes (twilio/ai, manage-senders skill). */
  readonly creating: number;
  readonly verifying: number;
  /** Right after registration a sender is OFFLINE for minutes, without a reason (Twilio, ISV guide). */
  readonly registering: number;
  readonly updating: number;
}

export type Happening =
  | { readonly kind: 'sender-begun'; readonly sid: string }
  | { readonly kind: 'sender-created'; readonly sid: string }
  | { readonly kind: 'sender-verified'; readonly sid: string; readonly correct: boolean }
  | { readonly kind: 'sender-registered'; readonly sid: string }
  | { readonly kind: 'sender-reviewed'; readonly sid: string }
  | { readonly kind: 'sender-updated'; readonly sid: string }
  | { readonly kind: 'name-reviewed'; readonly sid: string; readonly name: string }
  | { readonly kind: 'name-registered'; readonly sid: string; readonly name: string }
  | { readonly kind: 'name-expired'; readonly sid: string; readonly name: string; readonly since: string }
  | { readonly kind: 'name-forgotten'; readonly sid: string; readonly name: string }
  | { readonly kind: 'template-passed-on'; readonly sid: string; readonly name: string }
  | { readonly kind: 'template-reviewed'; readonly sid: string; readonly name: string }
  | { readonly kind: 'template-resumed'; readonly sid: string; readonly name: string };

interface WorldEvent {
  readonly at: string;
  readonly what: Happening;
}

/** Everything the twins know, as plain JSON: it is what the state file holds. */
export interface World {
  readonly version: 2;
  clock: string;
  counter: number;
  reviews: ReviewTimes;
  /** Sorted by time; what is due together in the order in which it was planned. */
  events: WorldEvent[];
  faults: Fault[];
  readonly twilio: TwilioState;
  readonly meta: MetaState;
  /** The default instance of MMP. */
  readonly mmp: MmpState;
  /** By the key of the instance: others, as soon as somebody asks for one. */
  readonly mmpElsewhere: Record<string, MmpState>;
}

/** What every part of a twin is given. `changed` says that the world is to be kept. */
export interface Twin {
  readonly world: World;
  readonly changed: () => void;
}

const DEFAULT_REVIEWS: ReviewTimes = {
  template: 24,
  received: 0.1,
  displayName: 72,
  creating: 0.05,
  verifying: 0.05,
  registering: 0.05,
  updating: 0.05,
};

/** A world in which nothing has happened yet. */
export function newWorld(now: Date, reviews: Partial<ReviewTimes> = {}): World {
  return {
    version: 2,
    clock: now.toISOString(),
    counter: 0,
    reviews: { ...DEFAULT_REVIEWS, ...reviews },
    events: [],
    faults: [],
    twilio: emptyTwilio(now),
    meta: emptyMeta(),
    mmp: emptyMmp(),
    mmpElsewhere: {},
  };
}
