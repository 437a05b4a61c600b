import type { Enterprise } from '../../model/enterprise.ts';
import { brandFields } from './brand-fields.ts';
import { contactOf, isvRecipient } from './draft.ts';
import type { Draft } from './draft.ts';
import { noSender } from './sender-fields.ts';

/**
 * What takes the place of activities 4 to 7 where the ISV is a Meta Tech Provider: the first sender needs Meta's
 * Embedded Signup in a browser, and its result is the id of the WhatsApp Business Account (Twilio, "WhatsApp Tech
 * Provider program"; the old Request Access form is no longer used there).
 */
export function partnerRequest(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  return {
    title: `Connect ${enterprise.enterprise.name} as a client of the Tech Provider`,
    audience: 'isv',
    to: isvRecipient(enterprise),
    lead: 'Register the client with the Partner Solution that is linked to Twilio. There is one subaccount for each enterprise, and one WhatsApp Business Account for each subaccount.',
    sections: [
      {
        heading: 'The client',
        fields: [
          brand.legalName('Company Name'),
          brand.website('Company Website'),
          brand.headquarters('Company HQ Country'),
          brand.vertical('Company Vertical'),
          brand.clientEmail('Client Email'),
          brand.accountSid('Twilio Account SID'),
          brand.businessManagerId('Facebook Business Manager ID'),
        ],
      },
      {
        heading: 'Messaging',
        fields: [
          brand.useCase('What is your use case?'),
          brand.regions('Which regions are you sending messages to?'),
          brand.monthlyVolume('How many messages are you sending per month during the first year?'),
        ],
      },
    ],
  };
}

/** Tech provider, activity 5: who and what has to be there before the sign-up can be done. */
export function prepareSignup(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  return {
    title: 'Prepare the WhatsApp sign-up',
    audience: 'enterprise',
    to: contactOf(enterprise, 'business'),
    lead: 'The WhatsApp sign-up takes some minutes in a browser. It fails when one of these is missing, so please have them ready.',
    sections: [
      { heading: 'Your account', fields: [brand.businessManagerId('Facebook Business Manager ID')] },
      { heading: 'The number', fields: firstNumber(enterprise) },
      {
        heading: 'What to have ready',
        steps: [
          'Somebody who is an admin of this Business Manager and can log in to Facebook.',
          'A browser that lets the page of Meta open in a window of its own.',
          'A number that is yours and is not in use with WhatsApp. A number that is must first be deleted there.',
          'Somebody at the phone, if the number is not one of ours: Meta sends a code by SMS or call, and a voice menu cannot take it.',
        ],
      },
    ],
  };
}

/** Tech provider, activity 6: what the ISV opens for the enterprise, and what it writes down afterwards. */
export function openSignup(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  const ours = enterprise.senders?.senders[0]?.hosting !== 'customer';
  return {
    title: `Open the Embedded Signup for ${enterprise.enterprise.name}`,
    audience: 'isv',
    to: isvRecipient(enterprise),
    lead: 'Open the Embedded Signup and invite the enterprise to it. Its result is the id of the WhatsApp Business Account, which every later step needs.',
    sections: [
      {
        heading: 'Settings',
        fields: [
          brand.accountSid('Twilio Account SID'),
          brand.businessManagerId('Facebook Business Manager ID'),
          brand.clientEmail('Client Email'),
          ...firstNumber(enterprise),
        ],
      },
      {
        heading: 'What to do',
        steps: [
          ...(ours
            ? [
                'Set featureType to only_waba_sharing: the number is at Twilio, so the code is not asked for in the window.',
              ]
            : []),
          'Use version 4 of the Embedded Signup: Meta retired version 2 on 15 October 2026.',
          'Send the address of the sign-up page to the enterprise.',
          'Write the id of the WhatsApp Business Account to meta.wabaId in enterprise.yaml when the enterprise has finished.',
        ],
      },
    ],
  };
}

/** Tech provider, activity 7: what the enterprise does in the Embedded Signup. */
export function embeddedSignup(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  return {
    title: 'Connect your WhatsApp Business Account',
    audience: 'enterprise',
    to: contactOf(enterprise, 'business'),
    lead: 'Your business is ready for WhatsApp. Please open the sign-up page that we agreed on, and share your WhatsApp Business Account with us.',
    sections: [
      {
        heading: 'Your account',
        fields: [
          brand.legalName('Company'),
          brand.businessManagerId('Facebook Business Manager ID'),
          brand.isvName('Works for you with Twilio'),
        ],
      },
      { heading: 'The number', fields: firstNumber(enterprise) },
      {
        heading: 'What to do',
        steps: [
          'Open the sign-up page and choose Continue with Facebook. Log in as an admin of this Business Manager.',
          'Select the Business Manager with the ID above.',
          'Select or create the WhatsApp Business Account. Use no account that another provider works with.',
          'Review what access is asked for, and accept it.',
          'Reply to this mail when it is done.',
        ],
      },
    ],
  };
}

/** The first sender is the one that needs the sign-up; the others are made over the API. */
function firstNumber({ senders }: Enterprise) {
  const [first] = senders?.senders ?? [];
  if (first === undefined) return [noSender()];
  const at = (pointer: string) => ({ file: 'senders.yaml', pointer: `/senders/0${pointer}` }) as const;
  return [
    { label: 'WhatsApp number', value: first.number, source: at('/number') },
    { label: 'Display name', value: first.profile.name, source: at('/profile/name') },
  ];
}
