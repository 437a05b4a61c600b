import type { Enterprise } from '../../model/enterprise.ts';
import { brandFields } from './brand-fields.ts';
import { contactOf, inDefaults, isvRecipient } from './draft.ts';
import type { Draft, DraftSection } from './draft.ts';

/** Activity 4: the Request Access form in the Twilio portal, box by box (Movius E2E flow, 21 February 2024). */
export function requestAccess(enterprise: Enterprise): Draft {
  return {
    title: `Request Access form for ${enterprise.enterprise.name}`,
    audience: 'isv',
    to: isvRecipient(enterprise),
    lead: 'Enter these values in the Request Access form of the Twilio portal. Select every region that the client sends to. Twilio confirms by e-mail, usually within a day.',
    sections: [isvSection(enterprise), clientSection(enterprise), messagingSection(enterprise)],
  };
}

/** Activity 7: the enterprise accepts the request in Meta Business settings > Requests > Received (Kapso, migration guide). */
export function consent(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  return {
    title: 'Approve the request of Twilio in your Meta account',
    audience: 'enterprise',
    to: contactOf(enterprise, 'business'),
    lead: 'WhatsApp has approved your business. Twilio now asks to send and receive WhatsApp messages for you, and you have to accept that request.',
    sections: [
      {
        heading: 'Your account',
        fields: [
          brand.legalName('Company'),
          brand.businessManagerId('Facebook Business Manager ID'),
          brand.isvName('Works for you with Twilio'),
        ],
      },
      {
        heading: 'What to do',
        steps: [
          'Log in to Facebook as an admin of this Business Manager.',
          'Open Business settings > Requests > Received.',
          'Find the request of Twilio. Check that it names your company, and choose Approve.',
          'Reply to this mail when it is done, if possible with a screenshot.',
        ],
      },
      {
        heading: 'If the request is not there',
        text: 'Check that you are in the Business Manager with the ID above, and that you are an admin of it. A request can expire; tell us, and Twilio sends it again.',
      },
    ],
  };
}

function isvSection({ defaults }: Enterprise): DraftSection {
  const { contact } = defaults.isv;
  const at = (key: string) => inDefaults(`/isv/contact/${key}`);
  return {
    heading: 'You',
    fields: [
      { label: 'First Name', value: contact.firstName, source: at('firstName') },
      { label: 'Last Name', value: contact.lastName, source: at('lastName') },
      { label: 'Your Email Address', value: contact.email, source: at('email') },
      { label: 'Phone Number', value: contact.phone, source: at('phone') },
      {
        label: 'Are you working with an ISV, SI, or third party?',
        value: 'Yes, this request is for a client working with an ISV or SI',
        source: inDefaults('/isv'),
      },
    ],
  };
}

function clientSection(enterprise: Enterprise): DraftSection {
  const brand = brandFields(enterprise);
  return {
    heading: 'The client',
    fields: [
      brand.clientEmail('Client Email'),
      brand.legalName('Company Name'),
      brand.website('Company Website'),
      brand.headquarters('Company HQ Country'),
      brand.accountSid('Twilio Account SID'),
      brand.businessManagerId('Facebook Business Manager ID'),
      brand.vertical('Company Vertical'),
    ],
  };
}

function messagingSection(enterprise: Enterprise): DraftSection {
  const brand = brandFields(enterprise);
  return {
    heading: 'Messaging',
    fields: [
      brand.useCase('What is your use case?'),
      brand.regions('Which regions are you sending messages to?'),
      brand.monthlyVolume('How many messages are you sending per month during the first year?'),
    ],
  };
}
