import type { Enterprise } from '../../model/enterprise.ts';
import { templatesInUse } from '../../model/templates-in-use.ts';
import { brandFields } from './brand-fields.ts';
import { contactOf, inEnterprise, isvRecipient } from './draft.ts';
import type { Draft, DraftField, DraftSection } from './draft.ts';
import { senderSections } from './sender-fields.ts';

/** Activity 1: what gets a business verified by Meta, and what gets it rejected (360dialog, Exotel, Brevo; read 2026). */
export function verifyBusiness(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  const { phone } = enterprise.enterprise.contacts.business;
  return {
    title: 'Verify your business with Meta',
    audience: 'enterprise',
    to: contactOf(enterprise, 'business'),
    lead: 'Meta has to verify your business before it may use WhatsApp. This usually takes 3 to 4 days. Please send us the ID of your Business Manager (business portfolio) when it is done.',
    sections: [
      {
        heading: 'What Meta has to find, exactly as here',
        fields: [
          brand.legalName('Legal name'),
          brand.headquarters('Country'),
          brand.address('Address'),
          brand.website('Website'),
          { label: 'Phone', value: phone, source: inEnterprise('/contacts/business/phone'), optional: true },
        ],
      },
      {
        heading: 'Before you start',
        steps: [
          'The legal name is written exactly as in your documents.',
          'The website is live with https, and shows the legal name, the address and the phone.',
          'The contact e-mail is on the domain of the website.',
          'If the phone is answered by a voice menu, it is switched off for the call with the code.',
          'A trade name that differs from the legal name is explained on the website.',
          'You have no more than two business portfolios; Meta allows two per business.',
        ],
      },
      {
        heading: 'What to do',
        steps: [
          'Open business.facebook.com, then Business settings > Security Center, and choose Start verification.',
          'Confirm legal name, country, address, phone and website.',
          'Take the code by SMS, call or e-mail, or prove the domain.',
          'Upload a document: certificate or articles of incorporation, business licence, tax registration, bank statement or utility bill. Invoices, forms filled in by yourself and prints of the website are not taken.',
          'Wait for the result by e-mail. After a rejection you may submit again up to three times.',
        ],
      },
    ],
  };
}

/** Activity 2: the record that every later form is filled in from. */
export function submitBrand(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  return {
    title: `Brand information of ${enterprise.enterprise.name}`,
    audience: 'isv',
    to: isvRecipient(enterprise),
    lead: 'The brand record of the enterprise, complete. It is what the pre-validation with Twilio asks for.',
    sections: [
      {
        heading: 'Company',
        fields: [
          brand.legalName('Legal name'),
          brand.website('Website'),
          brand.headquarters('HQ country'),
          brand.address('Address'),
          brand.vertical('Company vertical'),
          brand.businessManagerId('Facebook Business Manager ID'),
        ],
      },
      { heading: 'Contacts', fields: contactFields(enterprise) },
      {
        heading: 'Messaging',
        fields: [
          brand.useCase('Use case'),
          brand.regions('Regions'),
          brand.monthlyVolume('Messages per month in the first year'),
        ],
      },
      ...senderSections(enterprise),
      templateSection(enterprise),
    ],
  };
}

/** Activity 3: the Google form "WhatsApp Client Terms" (Movius E2E flow, 21 February 2024). All boxes are required. */
export function clientTerms(enterprise: Enterprise): Draft {
  const brand = brandFields(enterprise);
  const signatory = enterprise.enterprise.contacts.signatory;
  return {
    title: 'Accept the WhatsApp Client Terms',
    audience: 'enterprise',
    to: contactOf(enterprise, 'signatory'),
    lead: 'Please fill in the form "WhatsApp Client Terms" with these values. It has to be done by somebody who may confirm that they are correct and accept the WhatsApp Business Solution terms for the company. Nothing can go on before.',
    sections: [
      {
        heading: 'WhatsApp Client Terms',
        fields: [
          {
            label: 'Email address',
            value: signatory?.email,
            source: inEnterprise('/contacts/signatory/email'),
          },
          brand.legalName('Company Name'),
          brand.website('Website'),
          brand.isvName("ISV, SI or Third Party Vendor's Company"),
          brand.signatory('Your (client) Name'),
        ],
      },
      {
        heading: 'What to do',
        steps: [
          'Open the form at https://docs.google.com/forms/d/e/1FAIpQLScceCzMFF8zxlB5gfYAq2OPTCU4exRu3FXdeAWI7FW0THIVSg/viewform',
          'Read the WhatsApp Client Terms that it links to.',
          'Fill in the values above and submit the form.',
          'Reply to this mail when it is done.',
        ],
      },
    ],
  };
}

function contactFields(enterprise: Enterprise): readonly DraftField[] {
  const { contacts, reseller: key } = enterprise.enterprise;
  const brand = brandFields(enterprise);
  const reseller = enterprise.defaults.resellers?.find((candidate) => candidate.key === key);
  return [
    {
      label: 'Business contact',
      value: contactOf(enterprise, 'business').name,
      source: inEnterprise('/contacts/business'),
    },
    brand.clientEmail('Business contact email'),
    {
      label: 'Business contact phone',
      value: contacts.business.phone,
      source: inEnterprise('/contacts/business/phone'),
      optional: true,
    },
    brand.signatory('Signatory'),
    {
      label: 'Signatory email',
      value: contacts.signatory?.email,
      source: inEnterprise('/contacts/signatory/email'),
    },
    { label: 'Reseller', value: reseller?.name, source: inEnterprise('/reseller'), optional: true },
  ];
}

function templateSection(enterprise: Enterprise): DraftSection {
  const uses = templatesInUse(enterprise);
  return {
    heading: 'Message templates',
    fields: [
      {
        label: 'Templates',
        value: uses.map(({ template }) => `${template.key} (${template.language})`).join(', '),
        source: { file: 'templates.yaml', pointer: '/defaults' },
        fix: 'Name templates in templates.yaml: defaults from the library, or custom ones.',
      },
    ],
  };
}
