import type { Party } from '../model/activity.ts';
import type { Readiness } from '../model/resource.ts';

export interface SenderState {
  readonly status: string;
  readonly offlineReasons: readonly string[];
  readonly nameReview: string | undefined;
}

/**
 * What a sender's status means and whom it waits for (twilio.com/docs/whatsapp/api/senders, read 2026-11-23).
 * The list of statuses is open: Twilio has added some without notice.
 */
export function senderReadiness({ status, offlineReasons, nameReview }: SenderState): Readiness {
  if (nameReview === 'DECLINED') return DECLINED;
  if (nameReview !== undefined)
    return { state: 'pending', on: 'meta', reason: 'A new display name is under review.' };
  if (status.startsWith('ONLINE')) return { state: 'ready' };
  if (status === 'OFFLINE') return offline(offlineReasons);
  const waiting = WAITING[status];
  if (waiting !== undefined) return { state: 'pending', ...waiting };
  return {
    state: 'pending',
    on: 'twilio',
    reason: `Twilio reports a status that is not known here: ${status}.`,
  };
}

const DECLINED: Readiness = {
  state: 'rejected',
  on: 'isv',
  reason: 'Meta declined the new display name; the old one stays. Choose another in senders.yaml.',
};

const WAITING: { readonly [status: string]: { readonly on: Party; readonly reason: string } } = {
  CREATING: { on: 'twilio', reason: 'Twilio is registering the number.' },
  VERIFYING: { on: 'twilio', reason: 'Twilio is checking the verification code.' },
  PENDING_VERIFICATION: {
    on: 'enterprise',
    reason: 'The verification code has to be read from the number and entered.',
  },
  TWILIO_REVIEW: { on: 'meta', reason: 'Waiting for approval from WhatsApp.' },
  DRAFT: { on: 'isv', reason: 'The sender is an incomplete draft in the Twilio console.' },
};

const OFFLINE: { readonly [code: string]: { readonly on: Party; readonly reason: string } } = {
  '63020': {
    on: 'enterprise',
    reason: 'The enterprise has not accepted the request in Meta Business settings (63020).',
  },
  '63060': { on: 'isv', reason: 'Meta rejected the display name (63060).' },
  '63101': {
    on: 'isv',
    reason: 'The WhatsApp Business Account is unknown, not shared, or linked elsewhere (63101).',
  },
  '63110': { on: 'enterprise', reason: 'The number is still registered on WhatsApp elsewhere (63110).' },
  '63112': { on: 'enterprise', reason: 'Meta disabled the account, or its verification is pending (63112).' },
};

/** Right after registration a sender is offline for some minutes without a reason; that is no failure. */
function offline(codes: readonly string[]): Readiness {
  const [code] = codes;
  if (code === undefined)
    return { state: 'pending', on: 'twilio', reason: 'The sender is offline; Twilio gives no reason yet.' };
  const known = OFFLINE[code] ?? {
    on: 'isv' as const,
    reason: `The sender is offline; Twilio gives code ${code}.`,
  };
  return { state: 'rejected', ...known };
}
