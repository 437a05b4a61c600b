import { codeFacts, isKnownCode } from '../model/codes/lookup.ts';
import type { Readiness } from '../model/resource.ts';

/**
 * What the approval of a template means and whom it waits for. The list of states is open
 * (twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses, read 2026-11-23).
 */
export function templateReadiness(approval: string, rejection: string | undefined): Readiness {
  if (approval !== 'rejected') return READINESS[approval] ?? UNKNOWN;
  if (rejection === undefined || !isKnownCode(rejection)) return rejected('Rejected by WhatsApp.', REWRITE);
  const { summary, fix } = codeFacts(rejection);
  return rejected(`Rejected by WhatsApp (${rejection}): ${summary}`, fix);
}

const UNKNOWN: Readiness = {
  state: 'pending',
  on: 'twilio',
  reason: 'Twilio reports an approval status that is not known here.',
};

const REWRITE = 'Change the text, and a new version is submitted.';

function rejected(reason: string, fix: string): Readiness {
  return { state: 'rejected', on: 'isv', reason, fix };
}

const { summary: PAUSED, fix: PAUSE_FIX } = codeFacts('63041');
const { summary: DISABLED, fix: DISABLED_FIX } = codeFacts('63042');

const READINESS: { readonly [approval: string]: Readiness } = {
  approved: { state: 'ready' },
  unsubmitted: { state: 'pending', on: 'isv', reason: 'Not submitted for approval yet.' },
  received: { state: 'pending', on: 'twilio', reason: 'Received by Twilio.' },
  pending: { state: 'pending', on: 'meta', reason: 'Under review by WhatsApp.' },
  paused: { state: 'blocked', on: 'meta', reason: `Paused (63041): ${PAUSED}`, fix: PAUSE_FIX },
  disabled: { state: 'rejected', on: 'isv', reason: `Disabled (63042): ${DISABLED}`, fix: DISABLED_FIX },
};
