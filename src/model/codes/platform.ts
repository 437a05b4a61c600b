import type { CodeTable } from './facts.ts';

const LATER = 'Nothing to do: the next run tries again.';
const LOOK_AGAIN = 'Run again: the next plan looks at what is there now.';

/**
 * Codes of the whole platform, of accounts and of phone numbers (twilio.com/docs/api/errors, api_v2010, read
 * 2026-11-23).
 */
export const PLATFORM_CODES = {
  '20001': {
    reason: 'invalid-request',
    summary: 'Twilio found the request invalid.',
    fix: 'Check the names and numbers of the enterprise in its files.',
    party: 'isv',
  },
  '20003': {
    reason: 'credentials-rejected',
    summary: 'Twilio rejected the credentials.',
    fix: 'Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN of the parent account; the account must be active.',
    party: 'isv',
  },
  '20007': {
    reason: 'page-too-large',
    summary: 'The page asked for is too large.',
    fix: 'This is a bug: at most 1000 may be asked for. Please report it.',
  },
  '20403': {
    reason: 'not-permitted',
    summary: 'The account or the API key is not permitted to do this.',
    fix: 'Give the key the permission, or use the auth token of the parent account.',
    party: 'isv',
  },
  '20404': { reason: 'not-found', summary: 'It does not exist in this account.', fix: LOOK_AGAIN },
  // "Refresh and retry": the request lost against another one and changed nothing (api_v2010, UpdateAccount).
  '20409': {
    reason: 'changed-meanwhile',
    summary: 'The account was being changed by somebody else.',
    fix: LATER,
    sendAgain: true,
  },
  // Never processed and always safe to send again (docs/errors/20429).
  '20429': {
    reason: 'too-many-requests',
    summary: 'Too many requests at once.',
    fix: 'Run again later, or lower --concurrency.',
    sendAgain: true,
  },
  '20500': {
    reason: 'provider-failed',
    summary: 'Twilio answered with an error of its own.',
    fix: 'Run again later.',
    party: 'twilio',
  },
  '20503': {
    reason: 'provider-failed',
    summary: 'Twilio is not available for the moment.',
    fix: 'Run again later.',
    party: 'twilio',
  },
  '21421': {
    reason: 'number-invalid',
    summary: 'Twilio does not take this for a phone number.',
    fix: 'Correct the number in senders.yaml.',
    party: 'isv',
  },
  '21422': {
    reason: 'number-not-available',
    summary: 'The number cannot be bought: it is not among those that Twilio sells.',
    fix: 'Choose an available number in senders.yaml, or set hosting: customer when somebody else hosts it.',
    party: 'isv',
  },
  '21476': {
    reason: 'account-suspended',
    summary: 'The parent account is suspended.',
    fix: 'Settle it with Twilio: billing or support.',
    party: 'isv',
  },
  '21478': {
    reason: 'account-suspended',
    summary: 'Twilio suspended the account.',
    fix: 'Ask Twilio support why.',
    party: 'isv',
  },
  '21480': {
    reason: 'account-limit',
    summary: 'No more subaccounts are allowed.',
    fix: 'Ask Twilio support for a higher limit.',
    party: 'isv',
  },
  '21481': { reason: 'page-expired', summary: 'The page token is no longer valid.', fix: 'Run again.' },
  '21649': {
    reason: 'number-needs-documents',
    summary: 'Numbers of this country need a regulatory bundle.',
    fix: 'Have the bundle approved in the Twilio console and buy the number there, in the subaccount.',
    party: 'isv',
  },
  '21655': { reason: 'content-not-found', summary: 'The content sid is not valid.', fix: LOOK_AGAIN },
} as const satisfies CodeTable;
