import { takeInventory } from '../../src/core/inventory.ts';
import type { Inventory, Situation } from '../../src/core/inventory.ts';
import { KINDS } from '../../src/kinds/index.ts';
import type { ActivityKey } from '../../src/model/activity.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { DefaultsFile } from '../../src/model/generated/defaults.ts';
import type { Template } from '../../src/model/generated/templates.ts';
import type { KindName, Observed } from '../../src/model/resource.ts';
import { assess } from '../../src/onboarding/assess.ts';

export const TODAY = '2026-11-24';
export const NUMBER = '+14045550122';

/** A small library: one plain template. */
export const GREETING = {
  key: 'greeting',
  language: 'en',
  category: 'UTILITY',
  body: 'Thank you for your message. We will get back to you soon.',
} as const satisfies Template;

export const DEFAULTS: DefaultsFile = {
  apiVersion: 'reconcile/v1',
  isv: {
    name: 'Movius',
    website: 'https://isv.example.com',
    contact: { firstName: 'Robin', lastName: 'Okafor', email: 'onboarding@isv.example.com' },
  },
  resellers: [{ key: 'northwind', name: 'Northwind', email: 'partners@northwind.example.com' }],
  mmpInstances: [{ key: 'us', portal: 'https://portal.example.com' }],
  calendar: { timeZone: 'UTC', days: 'calendar' },
  guard: { maxDeletes: 0 },
  templates: [GREETING],
};

const PERSON = { firstName: 'Dana', lastName: 'Whitfield', email: 'dana@acme.example.com' };

/** An enterprise with one sender, one template, one organisation and one user; nothing attested yet. */
export function anEnterprise(changes: Partial<Enterprise> = {}): Enterprise {
  return {
    slug: 'acme',
    enterprise: {
      apiVersion: 'reconcile/v1',
      name: 'Acme',
      started: '2026-11-01',
      brand: {
        legalName: 'Acme Limited',
        website: 'https://acme.example.com',
        headquarters: 'US',
        address: '1 Main Street',
        vertical: 'Automotive',
      },
      contacts: { business: PERSON, signatory: PERSON },
      meta: { businessManagerId: '102938475610293', wabaId: '203948576102938' },
      messaging: { useCase: 'Answers', regions: ['US'], monthlyVolume: 100 },
      mmp: { instance: 'us' },
    },
    senders: {
      apiVersion: 'reconcile/v1',
      senders: [{ number: NUMBER, acquire: true, profile: { name: 'Acme Care', about: 'Here to help' } }],
    },
    templates: { apiVersion: 'reconcile/v1', defaults: [{ key: 'greeting' }] },
    org: {
      apiVersion: 'reconcile/v1',
      organisations: [
        { id: 'acme', name: 'Acme', whatsapp: 'enabled', sender: NUMBER, templates: ['greeting'] },
      ],
    },
    users: {
      apiVersion: 'reconcile/v1',
      users: [{ email: 'sam@acme.example.com', organisation: 'acme', socialMessaging: true }],
    },
    defaults: DEFAULTS,
    hash: `sha256:${'0'.repeat(64)}`,
    locate: (file) => ({ file: `enterprises/acme/${file}`, line: 1, column: 1 }),
    ...changes,
  };
}

/** The enterprise with these activities attested, a day apart from 1 November. */
export function attested(enterprise: Enterprise, ...activities: readonly ActivityKey[]): Enterprise {
  const evidence = activities.map((activity, index) => ({
    activity,
    date: `2026-11-${String(index + 1).padStart(2, '0')}`,
    by: 'robin@isv.example.com',
    approvedBy: 'kim@isv.example.com',
  }));
  return { ...enterprise, evidence: { apiVersion: 'reconcile/v1', evidence } };
}

/** Everything that people attest, up to consent or to the end. */
export const UP_TO_CONSENT = [
  'verify-business',
  'submit-brand',
  'pre-validate',
  'request-access',
  'review-request',
  'pre-approve',
  'consent',
] as const satisfies readonly ActivityKey[];
export const EVERYTHING = [
  ...UP_TO_CONSENT,
  'verify-display-name',
  'enable',
] as const satisfies readonly ActivityKey[];

export type Remote = { readonly [kind in KindName]?: readonly Observed[] };

export function anInventory(enterprise: Enterprise, remote: Remote = {}): Inventory {
  return takeInventory(
    enterprise,
    KINDS.map((kind) => ({ kind, observed: remote[kind.name] ?? [] })),
  );
}

export function aSituation(enterprise: Enterprise, remote: Remote = {}): Situation {
  const inventory = anInventory(enterprise, remote);
  return {
    ...inventory,
    activities: assess(inventory, TODAY),
    now: new Date(`${TODAY}T09:00:00Z`),
    today: TODAY,
  };
}

/** What is there when everything of `anEnterprise` is live. */
export function everythingLive(): Remote {
  return {
    'twilio-subaccount': [
      { key: 'acme', remoteId: 'AC1', attributes: { friendlyName: 'acme', status: 'active' } },
    ],
    'twilio-number': [{ key: NUMBER, remoteId: 'PN1', attributes: { number: NUMBER } }],
    'twilio-sender': [aSender()],
    'twilio-template': [aTemplate()],
    'mmp-org': [{ key: 'acme', remoteId: 'acme', attributes: { name: 'Acme', parent: null } }],
    'mmp-number': [
      { key: 'acme', remoteId: NUMBER, attributes: { number: NUMBER, displayName: 'Acme Care' } },
    ],
    'mmp-feature': [{ key: 'acme', remoteId: 'acme', attributes: { setting: 'enabled', effective: true } }],
    'mmp-template': [
      {
        key: 'acme/greeting.en',
        remoteId: 'acme/greeting.en',
        attributes: { organisation: 'acme', template: 'greeting', language: 'en', value: GREETING.body },
      },
    ],
    'mmp-user': [aUser()],
  };
}

export function aSender(attributes: Observed['attributes'] = {}): Observed {
  return {
    key: NUMBER,
    remoteId: 'XE1',
    attributes: {
      number: NUMBER,
      name: 'Acme Care',
      about: 'Here to help',
      status: 'ONLINE',
      offlineReasons: [],
      ...attributes,
    },
  };
}

export function aTemplate(attributes: Observed['attributes'] = {}): Observed {
  return {
    key: 'greeting.en',
    remoteId: 'HX1',
    attributes: {
      key: 'greeting',
      language: 'en',
      category: 'UTILITY',
      body: GREETING.body,
      header: null,
      footer: null,
      buttons: [],
      samples: {},
      submitted: true,
      version: 1,
      latest: 1,
      approval: 'approved',
      ...attributes,
    },
  };
}

export function aUser(attributes: Observed['attributes'] = {}): Observed {
  const [desired] = anInventory(anEnterprise()).desired.filter(({ id }) => id.kind === 'mmp-user');
  const key = desired?.id.key ?? '';
  return {
    key,
    remoteId: key,
    attributes: {
      userKey: 'sam@acme.example.com',
      organisation: 'acme',
      socialMessaging: true,
      restrictIncoming: false,
      inviteStatus: 'active',
      ...attributes,
    },
  };
}
