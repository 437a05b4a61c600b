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

/** `waiting`: its gates are closed. `running`: its clock runs. `blocked`: somebody said no; a person must act. */
export type ActivityStateName = 'waiting' | 'running' | 'done' | 'blocked';

/** Where one activity of one enterprise stands. Dates are `YYYY-MM-DD` in the calendar of the ISV. */
export interface ActivityState {
  readonly number: number;
  readonly key: ActivityKey;
  /** What the published process calls it. */
  readonly title: string;
  readonly owner: Party;
  readonly state: ActivityStateName;
  readonly since?: string;
  readonly due?: string;
  readonly done?: string;
  /** What proves it, or what it waits for: one sentence. */
  readonly note?: string;
}
