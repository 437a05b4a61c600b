import type { CodeTable } from './facts.ts';

/** A number takes ten registrations in 72 hours (Meta, register, read 2026-11-23), and all of them may be needed. */
const BETWEEN_REGISTRATIONS = 8;

/** A display name can be changed once in 30 days (help.uchat.com.au, quoting Meta, read 2026-11-23). */
const BETWEEN_NAMES = 720;

const NAME_RULES = 'Choose a name in senders.yaml that follows the display name rules.';

/**
 * Codes of WhatsApp senders, as errors of a request and as offline reasons (twilio.com/docs/api/errors,
 * docs/whatsapp/api/senders and github.com/twilio/ai, read 2026-11-23).
 */
export const SENDER_CODES = {
  '63020': {
    reason: 'invitation-not-accepted',
    summary: 'The enterprise has not accepted the request of Twilio.',
    fix: 'Accept it in Meta Business settings > Requests.',
    party: 'enterprise',
  },
  '63022': {
    reason: 'name-not-registered',
    summary: 'The number is not registered under its display name.',
    fix: 'Send the same name again, so that the number is registered anew.',
    party: 'isv',
  },
  '63051': {
    reason: 'waba-locked',
    summary: 'Meta locked the WhatsApp Business Account.',
    fix: 'Appeal through Twilio support.',
    party: 'enterprise',
  },
  '63060': {
    reason: 'display-name-rejected',
    summary: 'Meta rejected the display name.',
    fix: NAME_RULES,
    party: 'isv',
    retryAfterHours: BETWEEN_NAMES,
  },
  '63100': {
    reason: 'sender-invalid',
    summary: 'Twilio found the sender invalid.',
    fix: 'Check number, name and vertical in senders.yaml.',
    party: 'isv',
  },
  '63101': {
    reason: 'waba-not-usable',
    summary: 'The WhatsApp Business Account is unknown, not shared, or linked elsewhere.',
    fix: 'Check meta.wabaId in enterprise.yaml, and that the account is shared with Twilio and with nobody else.',
    party: 'isv',
    retryAfterHours: BETWEEN_REGISTRATIONS,
  },
  '63102': {
    reason: 'waba-differs',
    summary: 'The subaccount is already tied to another WhatsApp Business Account.',
    fix: 'Use the account it is tied to, or another subaccount.',
    party: 'isv',
  },
  '63103': {
    reason: 'waba-pays-otherwise',
    summary: 'The WhatsApp Business Account pays by other means.',
    fix: 'Create a new one for Twilio and put its id in enterprise.yaml.',
    party: 'enterprise',
    retryAfterHours: BETWEEN_REGISTRATIONS,
  },
  '63104': {
    reason: 'number-limit',
    summary: 'The Meta business portfolio has no room for another number.',
    fix: 'Finish Meta business verification, or ask Meta for more.',
    party: 'enterprise',
    retryAfterHours: BETWEEN_REGISTRATIONS,
  },
  '63105': {
    reason: 'not-supported',
    summary: 'WhatsApp does not support this.',
    fix: 'Ask Twilio support to do it.',
    party: 'isv',
  },
  '63107': {
    reason: 'number-invalid',
    summary: 'The number is not in E.164 form.',
    fix: 'Write it as "+" and digits in senders.yaml.',
    party: 'isv',
  },
  '63109': {
    reason: 'sender-moved',
    summary: 'The sender was moved to another account.',
    fix: 'Take it out of senders.yaml, or have Twilio support move it back.',
    party: 'isv',
  },
  '63110': {
    reason: 'number-on-whatsapp',
    summary: 'The number is registered on WhatsApp elsewhere.',
    fix: 'Delete that WhatsApp account, or migrate the number: two-step verification has to be switched off where it is.',
    party: 'enterprise',
    retryAfterHours: BETWEEN_REGISTRATIONS,
  },
  '63111': {
    reason: 'gone-at-meta',
    summary: 'Meta does not find the number or its WhatsApp Business Account.',
    fix: 'Share the account with Twilio again; if it is gone, delete the sender and onboard it again.',
    party: 'isv',
    retryAfterHours: BETWEEN_REGISTRATIONS,
  },
  '63112': {
    reason: 'disabled-by-meta',
    summary: 'Meta disabled the business or its WhatsApp Business Account, or its verification is pending.',
    fix: 'Look at Meta Business settings > Security centre.',
    party: 'enterprise',
    retryAfterHours: BETWEEN_REGISTRATIONS,
  },
  // At most ten registrations of a number in 72 hours (Meta, register): never a reason to try in a loop.
  '63116': {
    reason: 'code-not-verified',
    summary: 'The verification code did not arrive, or was not the right one.',
    fix: 'Ask for a new one with reconcile verify, with --voice if no text arrives; ten attempts in 72 hours are all there are.',
    party: 'enterprise',
    retryAfterHours: BETWEEN_REGISTRATIONS,
  },
  '63124': {
    reason: 'display-name-rejected',
    summary: 'Meta declined the display name.',
    fix: NAME_RULES,
    party: 'isv',
    retryAfterHours: BETWEEN_NAMES,
  },
  // Not an error code: the 202 of an update says so in `display_name_status` (twilio 6.2.0, channelsSender.d.ts).
  'display-name-not-taken': {
    reason: 'display-name-not-taken',
    summary: 'WhatsApp did not take the new display name; everything else of the profile was changed.',
    fix: 'A name can be changed once in 30 days: wait, or put the old name back in senders.yaml.',
    party: 'meta',
    retryAfterHours: BETWEEN_NAMES,
  },
  // HTTP 409; the same name again is fine and only confirms the review.
  '63128': {
    reason: 'display-name-under-review',
    summary: 'Another change of the display name is under review.',
    fix: 'Wait until it is decided.',
    party: 'meta',
  },
} as const satisfies CodeTable;
