import type { ActivityKey } from '../model/activity.ts';
import type { Activity } from './activity.ts';
import * as proofs from './proofs.ts';
import { PUBLISHED } from './published-activities.ts';

/**
 * Activities 4 to 7 as Twilio works today: the ISV is a Tech Provider of Meta, and the enterprise registers its first
 * sender itself in Meta Embedded Signup (twilio.com/docs/whatsapp/isv/register-senders, read 2026-11-23). Nobody
 * publishes days for these steps; those of the published table are kept. The partner request needs the brand record
 * only: the client terms have to be accepted by activity 6, as the published text of that activity says.
 */
const CHANGES: { readonly [activity in ActivityKey]?: Partial<Activity> } = {
  'request-access': {
    title: 'Send the partner request',
    task: 'send the partner request and the link to Embedded Signup',
    gates: ['submit-brand'],
    handsOver: { to: 'meta', what: 'the partner request' },
  },
  'review-request': {
    title: 'Meta reviews the business and the partner request',
    task: 'decide on the business and the partner request',
    handsOver: { to: 'isv', what: "Meta's decision" },
  },
  'pre-approve': {
    title: 'Twilio links the account to the Partner Solution',
    task: 'link the account to the Partner Solution, in the support ticket',
    gates: ['pre-validate', 'review-request'],
    handsOver: { to: 'isv', what: 'the reply in the support ticket' },
  },
  consent: {
    title: 'The enterprise completes Meta Embedded Signup',
    task: 'complete Meta Embedded Signup with the first number, and send the account id',
    proof: proofs.signedUp,
    handsOver: { to: 'isv', what: 'the id of the WhatsApp Business Account, and the first sender' },
  },
};

export const TECH_PROVIDER: readonly Activity[] = PUBLISHED.map((activity) => ({
  ...activity,
  ...CHANGES[activity.key],
}));
