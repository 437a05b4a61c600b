import type { ActivityKey, Party } from '../model/activity.ts';
import * as proofs from './proofs.ts';
import type { Proof } from './proofs.ts';

/** One row of the published process. Days are those of its table; an empty cell is part of another row. */
export interface Activity {
  readonly number: number;
  readonly key: ActivityKey;
  readonly title: string;
  readonly owner: Party;
  /** Fewest and most days, as printed. */
  readonly sla?: { readonly min: number; readonly max: number };
  /** The row whose printed days include this one. */
  readonly within?: ActivityKey;
  /** Its clock starts when all of these are done. */
  readonly gates: readonly ActivityKey[];
  readonly proof: Proof;
}

/** Published total in days; the printed cells add up to 28 to 34. Both are shown, neither is corrected. */
export const PUBLISHED_TOTAL = { min: 33, max: 41 } as const;

const days = (min: number, max = min) => ({ min, max });

/** The sixteen activities (Movius, "Full E2E flow of MultiLine for WhatsApp Enablement", 21 February 2024). */
export const ACTIVITIES: readonly Activity[] = [
  {
    number: 1,
    key: 'verify-business',
    title: 'Register and verify the business with Meta',
    owner: 'enterprise',
    sla: days(3, 4),
    gates: [],
    proof: proofs.evidence,
  },
  {
    number: 2,
    key: 'submit-brand',
    title: 'Submit brand information and Business Manager ID',
    owner: 'enterprise',
    sla: days(1),
    gates: ['verify-business'],
    proof: proofs.brandRecord,
  },
  {
    number: 3,
    key: 'pre-validate',
    title: 'Pre-validate the enterprise; client terms accepted',
    owner: 'isv',
    sla: days(3, 4),
    gates: ['submit-brand'],
    proof: proofs.evidence,
  },
  {
    number: 4,
    key: 'request-access',
    title: 'Submit the Request Access form',
    owner: 'isv',
    sla: days(1),
    gates: ['pre-validate'],
    proof: proofs.evidence,
  },
  {
    number: 5,
    key: 'review-request',
    title: 'WhatsApp reviews the request',
    owner: 'meta',
    sla: days(10, 12),
    gates: ['request-access'],
    proof: proofs.evidence,
  },
  {
    number: 6,
    key: 'pre-approve',
    title: 'Twilio sends the pre-approval',
    owner: 'twilio',
    sla: days(1),
    gates: ['review-request'],
    proof: proofs.evidence,
  },
  {
    number: 7,
    key: 'consent',
    title: 'The enterprise approves the request in its Meta account',
    owner: 'enterprise',
    sla: days(1),
    gates: ['pre-approve'],
    proof: proofs.evidence,
  },
  {
    number: 8,
    key: 'submit-profile',
    title: 'Submit sender profiles and message templates',
    owner: 'isv',
    sla: days(1),
    gates: ['consent'],
    proof: proofs.submitted,
  },
  {
    number: 9,
    key: 'forward-profile',
    title: 'Twilio submits the profile to WhatsApp',
    owner: 'twilio',
    within: 'submit-profile',
    gates: ['submit-profile'],
    proof: proofs.forwarded,
  },
  {
    number: 10,
    key: 'approve',
    title: 'WhatsApp approves numbers and templates',
    owner: 'meta',
    sla: days(3, 5),
    gates: ['forward-profile'],
    proof: proofs.approved,
  },
  {
    number: 11,
    key: 'confirm',
    title: 'Twilio confirms the approval',
    owner: 'twilio',
    within: 'approve',
    gates: ['approve'],
    proof: proofs.confirmed,
  },
  {
    number: 12,
    key: 'verify-display-name',
    title: 'Verify the display name',
    owner: 'isv',
    sla: days(3),
    gates: ['confirm'],
    proof: proofs.evidence,
  },
  {
    number: 13,
    key: 'provision',
    title: 'Provision the number and enable WhatsApp at the parent organisation',
    owner: 'isv',
    gates: ['verify-display-name'],
    proof: proofs.provisioned,
  },
  {
    number: 14,
    key: 'notify-reseller',
    title: 'Notify the reseller',
    owner: 'isv',
    gates: ['provision'],
    proof: proofs.resellerNotified,
  },
  {
    number: 15,
    key: 'enable',
    title: 'The admin verifies and enables in the Management Portal',
    owner: 'enterprise',
    sla: days(1),
    gates: ['provision'],
    proof: proofs.evidence,
  },
  {
    number: 16,
    key: 'go-live',
    title: 'End users begin using WhatsApp',
    owner: 'end-users',
    gates: ['enable'],
    proof: proofs.inUse,
  },
];
