import type { ActivityKey } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Contact } from '../model/generated/enterprise.ts';

/** A mail that an activity owes somebody. Sent once. */
export interface NoticeText {
  readonly key: string;
  readonly activity: ActivityKey;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Whether it goes out once the numbers are provisioned, or as soon as an activity is done. */
  readonly due: { readonly after: ActivityKey } | 'provisioned';
  /** Evidence of this activity shows that it is no longer needed. */
  readonly until?: ActivityKey;
}

/** Every notice of an enterprise, whether due or not. */
export function noticesOf(enterprise: Enterprise): readonly NoticeText[] {
  const reseller = resellerNotice(enterprise);
  return [
    consentRequest(enterprise),
    numbersReady(enterprise),
    ...(reseller === undefined ? [] : [reseller]),
  ];
}

/** Activity 7: the enterprise accepts the request in Meta Business settings > Requests > Received. */
function consentRequest(enterprise: Enterprise): NoticeText {
  const { name, contacts, process } = enterprise.enterprise;
  const step =
    process === 'tech-provider'
      ? 'Please open the sign-up page we agreed on, log in to Facebook, and share the WhatsApp Business Account with us.'
      : 'Please open Meta Business settings, choose Requests, then Received, and accept the request of Twilio.';
  return {
    key: 'consent-request',
    activity: 'consent',
    to: contacts.business.email,
    subject: `WhatsApp for ${name}: your consent is needed`,
    text: letter(enterprise, contacts.business, [
      'WhatsApp has approved your business.',
      step,
      'Reply to this mail when it is done. It takes about a day until we can go on.',
    ]),
    due: { after: 'pre-approve' },
    until: 'consent',
  };
}

/** Activity 13: the customer confirms the details; activity 15: the portal admin enables. */
function numbersReady(enterprise: Enterprise): NoticeText {
  const { name, contacts } = enterprise.enterprise;
  const to = contacts.portalAdmin ?? contacts.business;
  const numbers = (enterprise.senders?.senders ?? []).map(
    ({ number, profile }) => `  ${number}  ${profile.name}`,
  );
  return {
    key: 'numbers-ready',
    activity: 'provision',
    to: to.email,
    subject: `WhatsApp for ${name}: your numbers are ready`,
    text: letter(enterprise, to, [
      'These numbers are provisioned and WhatsApp messaging is set up in the Management Portal:',
      numbers.join('\n'),
      'Please open Setup > Feature Settings > WhatsApp Messaging, verify the profile and the message templates, and tell us if anything is wrong.',
    ]),
    due: 'provisioned',
    until: 'enable',
  };
}

/** Activity 14. */
function resellerNotice(enterprise: Enterprise): NoticeText | undefined {
  const { name, reseller: key } = enterprise.enterprise;
  const reseller = enterprise.defaults.resellers?.find((candidate) => candidate.key === key);
  if (reseller === undefined) return undefined;
  return {
    key: 'reseller-notice',
    activity: 'notify-reseller',
    to: reseller.email,
    subject: `${name} is enabled for WhatsApp`,
    text: [
      `Dear ${reseller.name} team,`,
      `WhatsApp messaging is enabled for ${name}.`,
      `Kind regards\n${enterprise.defaults.isv.name}`,
    ].join('\n\n'),
    due: 'provisioned',
  };
}

function letter(enterprise: Enterprise, to: Contact, paragraphs: readonly string[]): string {
  const { contact, name } = enterprise.defaults.isv;
  return [
    `Dear ${to.firstName} ${to.lastName},`,
    ...paragraphs,
    `Kind regards\n${contact.firstName} ${contact.lastName}, ${name}`,
  ].join('\n\n');
}
