/** Everybody an onboarding can wait for. */
export const PARTIES = ['enterprise', 'isv', 'twilio', 'meta', 'reseller', 'end-users'] as const;
export type Party = (typeof PARTIES)[number];

/** The sixteen activities of the published process, in its order (Movius E2E flow, 21 February 2024). */
export const ACTIVITY_KEYS = [
  'verify-business',
  'submit-brand',
  'pre-validate',
  'request-access',
  'review-request',
  'pre-approve',
  'consent',
  'submit-profile',
  'forward-profile',
  'approve',
  'confirm',
  'verify-display-name',
  'provision',
  'notify-reseller',
  'enable',
  'go-live',
] as const;
export type ActivityKey = (typeof ACTIVITY_KEYS)[number];

/**
 * `waiting`: its gates are closed. `running`: its clock runs. `paused`: its clock stands, for a reason.
 * `blocked`: somebody said no; a person must act.
 */
export type ActivityStateName = 'waiting' | 'running' | 'paused' | 'blocked' | 'done';

/** Days on which a clock stands: from the first that does not count to the first that counts again. */
export interface Pause {
  readonly from: string;
  readonly to?: string;
  readonly reason: string;
}

/** Where one activity of one enterprise stands. Dates are `YYYY-MM-DD` in the calendar of the ISV. */
export interface ActivityState {
  readonly number: number;
  readonly key: ActivityKey;
  /** What the published process calls it. */
  readonly title: string;
  readonly owner: Party;
  readonly state: ActivityStateName;
  /** Whose turn it is, when it is not the owner's. */
  readonly on?: Party;
  readonly since?: string;
  readonly due?: string;
  readonly done?: string;
  /** What proves it, or what it waits for: one sentence. */
  readonly note?: string;
  /** In the order of their days; absent when its clock never stood. */
  readonly pauses?: readonly Pause[];
}

/** Whom an activity waits for. */
export function turnOf({ owner, on }: Pick<ActivityState, 'owner' | 'on'>): Party {
  return on ?? owner;
}
