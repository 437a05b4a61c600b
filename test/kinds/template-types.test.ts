import { expect, it, onTestFinished } from 'vitest';
import { planEnterprise } from '../../src/core/plan.ts';
import { nextStatus } from '../../src/core/status.ts';
import { templateDigest } from '../../src/core/template-content.ts';
import { applyChanges } from '../../src/engine/apply.ts';
import { observe } from '../../src/engine/observe.ts';
import { KINDS } from '../../src/kinds/index.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Template } from '../../src/model/generated/templates.ts';
import { isActionable } from '../../src/model/plan.ts';
import { assess } from '../../src/onboarding/assess.ts';
import { anEnterprise, attested, EVERYTHING } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

const QUICK = { type: 'quick-reply', title: 'Thanks' } as const;
const LINK = { type: 'url', title: 'See it', url: 'https://acme.example.com/cars/{{1}}' } as const;

/** One template of each content type, each with a text of its own. */
const PARTS: Readonly<Record<string, Partial<Template>>> = {
  plain_text: { body: 'Your car is ready.' },
  quick_reply: { body: 'Your car is washed.', buttons: [QUICK] },
  call_to_action: { body: 'Your car is there.', buttons: [LINK], samples: { '1': 'A17' } },
  picture: { body: 'This is your car.', media: 'https://acme.example.com/car.png' },
  card_with_media: {
    body: 'This is your new car.',
    media: 'https://acme.example.com/car.mp4',
    buttons: [QUICK],
  },
  card_with_text: {
    body: 'It runs again.',
    header: 'Your car',
    footer: 'Acme',
    buttons: [QUICK, LINK],
    samples: { '1': 'A17' },
  },
  coupon: {
    category: 'MARKETING',
    body: 'A code is waiting for you.',
    buttons: [{ type: 'copy-code', code: 'ACME20' }],
  },
  passcode: { category: 'AUTHENTICATION', authentication: { codeExpirationMinutes: 10 } },
};

const TEMPLATES: readonly Template[] = Object.entries(PARTS).map(([key, parts]) => ({
  key,
  language: 'en',
  category: 'UTILITY',
  ...parts,
}));

const ENTERPRISE: Enterprise = attested(
  anEnterprise({
    templates: { apiVersion: 'reconcile/v1', custom: [...TEMPLATES] },
    org: { apiVersion: 'reconcile/v1', organisations: [{ id: 'acme', name: 'Acme', whatsapp: 'enabled' }] },
  }),
  ...EVERYTHING,
);

async function look(world: TestWorld) {
  const inventory = await observe(world.deps.reads(), KINDS, ENTERPRISE);
  const today = '2026-11-24';
  return { ...inventory, activities: assess(inventory, today), now: world.sandbox.now(), today };
}

async function settled(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  for (let round = 0; round < 4; round += 1) {
    const situation = await look(world);
    await applyChanges(planEnterprise(situation).filter(isActionable), {
      ...world.deps,
      writes: world.deps.writes(),
      inventories: new Map([['acme', situation]]),
    });
    world.sandbox.advance({ hours: 120 });
  }
  return world;
}

it('creates a template of each type, has it approved, and then nothing is left to do', async () => {
  const situation = await look(await settled());
  const templates = nextStatus(situation, [], new Date('2026-11-24T09:00:00Z')).resources.filter(
    ({ resource }) => resource.startsWith('twilio-template/'),
  );
  expect(templates.map(({ resource, ready }) => [resource, ready])).toEqual(
    TEMPLATES.map(({ key }) => [`twilio-template/${key}.en`, 'ready']),
  );
  expect(planEnterprise(situation).filter(({ kind }) => kind === 'twilio-template')).toEqual([]);
});

it('keeps with each verdict the digest of what it is about', async () => {
  const situation = await look(await settled());
  const { resources } = nextStatus(situation, [], new Date('2026-11-24T09:00:00Z'));
  const digests = new Map(resources.map(({ resource, content }) => [resource, content]));
  for (const template of TEMPLATES) {
    expect(digests.get(`twilio-template/${template.key}.en`)).toBe(templateDigest(template));
  }
});
