import { describe, expect, it } from 'vitest';
import type { ActivityKey } from '../../../src/model/activity.ts';
import type { Enterprise } from '../../../src/model/enterprise.ts';
import type { Packet } from '../../../src/model/packet.ts';
import { packetOf } from '../../../src/onboarding/packets/packet-of.ts';
import { readExamples } from '../../config/examples.ts';
import { withAccount } from './accounts.ts';

const EXAMPLES = new Map(readExamples().enterprises.map((enterprise) => [enterprise.slug, enterprise]));

function example(slug: string): Enterprise {
  const enterprise = EXAMPLES.get(slug);
  if (enterprise === undefined) throw new Error(`There is no example ${slug}`);
  return withAccount(enterprise);
}

function packet(slug: string, activity: ActivityKey): Packet {
  const result = packetOf(example(slug), activity);
  if (result.state !== 'complete') throw new Error(`${slug} ${activity} is ${result.state}`);
  return result.packet;
}

function fieldsOf({ sections }: Packet): Readonly<Record<string, string>> {
  const fields = sections.flatMap((section) => ('fields' in section ? section.fields : []));
  return Object.fromEntries(fields.map(({ label, value }) => [label, value]));
}

function stepsOf({ sections }: Packet): readonly string[] {
  return sections.flatMap((section) => ('steps' in section ? section.steps : []));
}

describe('the packet that fills in a form', () => {
  it('has every box of the Request Access form (Movius E2E flow, activity 4)', () => {
    expect(fieldsOf(packet('abc-banking', 'request-access'))).toEqual({
      'First Name': 'Robin',
      'Last Name': 'Okafor',
      'Your Email Address': 'onboarding@isv.example.com',
      'Phone Number': '+14045550100',
      'Are you working with an ISV, SI, or third party?':
        'Yes, this request is for a client working with an ISV or SI',
      'Client Email': 'dana.whitfield@abc-banking.example.com',
      'Company Name': 'ABC Banking Corporation',
      'Company Website': 'https://abc-banking.example.com',
      'Company HQ Country': 'US',
      'Twilio Account SID': 'AC00000000000000000000000000000001',
      'Facebook Business Manager ID': '102938475610293',
      'Company Vertical': 'Finance and Banking',
      'What is your use case?': 'Advisers answer customers and remind them of meetings.',
      'Which regions are you sending messages to?': 'US, GB, DE',
      'How many messages are you sending per month during the first year?': '20000',
    });
  });

  it('has every box of the WhatsApp Client Terms (Movius E2E flow, activity 3), and goes to who may sign', () => {
    const terms = packet('abc-banking', 'pre-validate');
    expect(fieldsOf(terms)).toEqual({
      'Email address': 'luis.ferreira@abc-banking.example.com',
      'Company Name': 'ABC Banking Corporation',
      Website: 'https://abc-banking.example.com',
      "ISV, SI or Third Party Vendor's Company": 'Movius',
      'Your (client) Name': 'Luis Ferreira',
    });
    expect(terms.to).toEqual({
      role: 'signatory',
      name: 'Luis Ferreira',
      email: 'luis.ferreira@abc-banking.example.com',
    });
  });

  it('has all that later forms ask for in the brand record (activity 2)', () => {
    expect(Object.keys(fieldsOf(packet('abc-banking', 'submit-brand')))).toEqual([
      'Legal name',
      'Website',
      'HQ country',
      'Address',
      'Company vertical',
      'Facebook Business Manager ID',
      'Business contact',
      'Business contact email',
      'Business contact phone',
      'Signatory',
      'Signatory email',
      'Reseller',
      'Use case',
      'Regions',
      'Messages per month in the first year',
      'WhatsApp number',
      'Display name',
      'About',
      'Description',
      'Logo',
      'Vertical',
      'Emails',
      'Templates',
    ]);
  });

  it.each([
    ['provision', 'dana.whitfield@abc-banking.example.com'],
    ['enable', 'mei.tan@abc-banking.example.com'],
  ] as const)('shows in activity %s what the WhatsApp Messaging page shows', (activity, email) => {
    const shown = packet('abc-banking', activity);
    expect(fieldsOf(shown)).toMatchObject({
      Organisation: 'ABC Banking Corporation',
      'WhatsApp Business Number': '+14045550122',
      'WhatsApp Display Name': 'ABC Banking',
      'Template template_8':
        'This is to acknowledge your message. We will get back to you as soon as possible.',
    });
    expect(shown.to.email).toBe(email);
  });

  it('names for the reseller whom and what it concerns', () => {
    const notice = packet('abc-banking', 'notify-reseller');
    expect(fieldsOf(notice)).toEqual({
      Enterprise: 'ABC Banking Corporation',
      'WhatsApp Business Number': '+14045550122, ABC Banking',
    });
    expect(notice.to).toEqual({
      role: 'reseller',
      name: 'Northwind Telecom',
      email: 'partners@northwind.example.com',
    });
  });
});

describe('the packet that leads somebody through a menu', () => {
  it.each([
    [
      'verify-business',
      'Open business.facebook.com, then Business settings > Security Center, and choose Start verification.',
    ],
    ['consent', 'Open Business settings > Requests > Received.'],
    ['enable', 'Go to Setup > Feature Settings > WhatsApp Messaging.'],
    ['enable', 'Check the box to Enable WhatsApp Messaging.'],
    ['enable', 'Switch the Social Messaging toggle on (green checkmark) or off (grey x mark).'],
  ] as const)('of activity %s has the step: %s', (activity, step) => {
    expect(stepsOf(packet('abc-banking', activity))).toContain(step);
  });
});

describe('where the ISV is a Tech Provider', () => {
  it.each([
    ['request-access', 'Connect Larkspur Wealth as a client of the Tech Provider'],
    ['review-request', 'Prepare the WhatsApp sign-up'],
    ['pre-approve', 'Open the Embedded Signup for Larkspur Wealth'],
    ['consent', 'Connect your WhatsApp Business Account'],
  ] as const)('activity %s has a packet of its own: %s', (activity, title) => {
    expect(packet('larkspur-wealth', activity).title).toBe(title);
  });

  it('the sign-up of a number of ours asks for no code', () => {
    const enterprise = example('larkspur-wealth');
    const [sender] = enterprise.senders?.senders ?? [];
    if (sender === undefined) throw new Error('no sender');
    const stepsFor = (hosting: 'twilio' | 'customer') => {
      const result = packetOf(
        { ...enterprise, senders: { apiVersion: 'reconcile/v1', senders: [{ ...sender, hosting }] } },
        'pre-approve',
      );
      return result.state === 'complete' ? stepsOf(result.packet).join('\n') : result.state;
    };
    expect(stepsFor('twilio')).toContain('only_waba_sharing');
    expect(stepsFor('customer')).toContain('Send the address of the sign-up page');
    expect(stepsFor('customer')).not.toContain('only_waba_sharing');
  });
});

describe('an activity in which nothing is handed over', () => {
  it.each(['review-request', 'pre-approve', 'submit-profile', 'approve'] as const)(
    '%s needs no packet',
    (key) => {
      expect(packetOf(example('abc-banking'), key).state).toBe('not-needed');
    },
  );

  it('is that of the reseller when there is none', () => {
    expect(packetOf(example('larkspur-wealth'), 'notify-reseller')).toMatchObject({
      state: 'not-needed',
      why: 'there is no reseller',
    });
  });
});
