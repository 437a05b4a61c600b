import { codeFacts, isKnownCode } from '../model/codes/lookup.ts';
import type { Obstacle, Readiness } from '../model/resource.ts';

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
  if (nameReview === 'APPROVED') return NOT_REGISTERED;
  if (nameReview === 'PENDING_REVIEW')
    return { state: 'pending', on: 'meta', reason: 'A new display name is under review.' };
  if (nameReview !== undefined)
    return {
      state: 'pending',
      on: 'twilio',
      reason: `Twilio reports a state of the display name that is not known here: ${nameReview}.`,
    };
  if (status.startsWith('ONLINE')) return { state: 'ready' };
  if (status === 'OFFLINE') return offline(offlineReasons);
  if (status === 'PENDING_VERIFICATION') return codeNeeded(offlineReasons);
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
  reason: 'Meta declined the new display name; the old one stays.',
  fix: 'Choose another in senders.yaml; reconcile validate names what breaks the rules.',
};

/** Until then messages fail with 63022 (Meta, registration: a new name counts once the number is registered again). */
const NOT_REGISTERED: Readiness = {
  state: 'pending',
  on: 'twilio',
  reason: 'Meta approved the new display name; the number is not registered under it yet (63022).',
  fix: 'If it stays so, ask Twilio support; after 14 days the name is sent again by itself.',
};

const WAITING: { readonly [status: string]: Obstacle } = {
  CREATING: { on: 'twilio', reason: 'Twilio is registering the number.' },
  VERIFYING: { on: 'twilio', reason: 'Twilio is checking the verification code.' },
  TWILIO_REVIEW: { on: 'meta', reason: 'Waiting for approval from WhatsApp.' },
  DRAFT: {
    on: 'isv',
    reason: 'The sender is an incomplete draft in the Twilio console.',
    fix: 'Finish or delete the draft in the Twilio console.',
  },
  STUBBED: {
    on: 'twilio',
    reason: 'Twilio holds the number as a stub; what that means is not documented.',
    fix: 'Ask Twilio support, if it stays so.',
  },
};

/** What went wrong with the code before, if anything: a wrong one leaves the sender waiting for another. */
function codeNeeded(codes: readonly string[]): Readiness {
  const before = codes.find(isKnownCode);
  if (before === undefined)
    return {
      state: 'pending',
      on: 'enterprise',
      reason: 'The verification code has to be read from the number and entered.',
      fix: 'Enter it with reconcile verify; with --voice or --sms another one is sent. A number behind a voice menu gets none: switch the menu off for the call, or use another number.',
    };
  const { summary, fix } = codeFacts(before);
  return { state: 'pending', on: 'enterprise', reason: `Waiting for a code (${before}): ${summary}`, fix };
}

/** Right after registration a sender is offline for some minutes without a reason; that is no failure. */
function offline(codes: readonly string[]): Readiness {
  const code = codes.find(isKnownCode) ?? codes[0];
  if (code === undefined)
    return { state: 'pending', on: 'twilio', reason: 'The sender is offline; Twilio gives no reason yet.' };
  const { summary, fix, party = 'isv' } = codeFacts(code);
  return { state: 'rejected', on: party, reason: `Offline (${code}): ${summary}`, fix };
}
