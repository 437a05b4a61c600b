import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Organisation } from '../../src/model/generated/org.ts';
import type { Sender } from '../../src/model/generated/senders.ts';
import type { Template } from '../../src/model/generated/templates.ts';
import type { User } from '../../src/model/generated/users.ts';
import { counted } from '../../src/render/words.ts';
import { anEnterprise, GREETING } from '../helpers/builders.ts';
import { aLiveWorld, anOutside } from '../helpers/live.ts';
import { anyShape, organisationsOf, ROOT } from '../helpers/trees.ts';

/** Each world is brought live and read back through HTTP; change the seed to look further. */
const RUNS = { numRuns: 12, seed: 20_261_124 };

const NUMBERS = ['+14045550122', '+14045550123', '+14045550124'];

/** One of each type that Content has for what templates.yaml can say. */
const TEMPLATES: readonly Template[] = [
  GREETING,
  {
    key: 'reminder',
    language: 'en',
    category: 'UTILITY',
    body: 'Your car is ready on {{1}} at our workshop.',
    samples: { '1': 'Monday' },
  },
  {
    key: 'choice',
    language: 'en',
    category: 'UTILITY',
    body: 'Please tell us whether the appointment suits you.',
    buttons: [
      { type: 'quick-reply', title: 'Yes' },
      { type: 'quick-reply', title: 'No' },
    ],
  },
  {
    key: 'visit',
    language: 'en',
    category: 'UTILITY',
    body: 'All details of your order are on our page.',
    buttons: [
      { type: 'url', title: 'Open', url: 'https://acme.example.com/orders' },
      { type: 'phone', title: 'Call', phone: '+14045550100' },
    ],
  },
  {
    key: 'card',
    language: 'en',
    category: 'UTILITY',
    header: 'Your order',
    body: 'It has left our house and arrives soon.',
    footer: 'Acme Care',
  },
  {
    key: 'picture',
    language: 'en',
    category: 'UTILITY',
    media: 'https://acme.example.com/map.png',
    body: 'This map shows the way to our workshop.',
  },
  {
    key: 'passcode',
    language: 'en',
    category: 'AUTHENTICATION',
    authentication: { codeExpirationMinutes: 10 },
  },
  {
    key: 'greeting',
    language: 'de',
    category: 'UTILITY',
    body: 'Vielen Dank. Wir melden uns bald bei Ihnen.',
  },
];

const profile = fc.record(
  {
    name: fc.constantFrom('Acme Care', 'Acme Repairs'),
    about: fc.constantFrom('Here to help', 'Nine to five'),
    vertical: fc.constant('Automotive' as const),
    websites: fc.constant<[{ url: string; label: string }]>([
      { url: 'https://acme.example.com', label: 'Website' },
    ]),
  },
  { requiredKeys: ['name'] },
);
const webhook = fc.record(
  {
    callbackUrl: fc.constant('https://hooks.example.com/in'),
    callbackMethod: fc.constantFrom('POST' as const, 'PUT' as const),
    statusCallbackUrl: fc.constant('https://hooks.example.com/status'),
  },
  { requiredKeys: ['callbackUrl'] },
);

const aSenderOf = (number: string): fc.Arbitrary<Sender> =>
  fc
    .record({ profile, webhook: fc.option(webhook, { nil: undefined }) })
    .map(({ webhook: hook, ...rest }) => {
      return { number, acquire: true, ...rest, ...(hook === undefined ? {} : { webhook: hook }) };
    });

const anyEnterprise: fc.Arbitrary<Enterprise> = fc
  .record({
    shape: anyShape,
    senders: fc.tuple(...NUMBERS.map(aSenderOf)),
    count: fc.integer({ min: 1, max: NUMBERS.length }),
    custom: fc.subarray([...TEMPLATES], { minLength: 1 }),
    seed: fc.array(fc.nat(9), { minLength: 30, maxLength: 30 }),
  })
  .map(({ shape, senders, count, custom, seed }) => {
    const used = senders.slice(0, count);
    const own = custom.filter(({ key, language }) => key !== 'greeting' || language !== 'en');
    const keys = [...new Set(custom.map(({ key }) => key))];
    const places = [...shape.keys()];
    const organisations = organisationsOf(shape, (id) => {
      const index = places.indexOf(id);
      const pick = seed[index + 1] ?? 0;
      const number = id === ROOT ? used[0]?.number : used[index + 1]?.number;
      return settings({ id, pick, number, keys });
    });
    return anEnterprise({
      senders: { apiVersion: 'reconcile/v1', senders: used },
      templates: {
        apiVersion: 'reconcile/v1',
        ...(own.length < custom.length ? { defaults: [{ key: 'greeting' }] } : {}),
        custom: own,
      },
      org: { apiVersion: 'reconcile/v1', organisations: [...organisations] },
      users: { apiVersion: 'reconcile/v1', users: usersIn([ROOT, ...places], seed) },
    });
  });

function settings(of: {
  readonly id: string;
  readonly pick: number;
  readonly number: string | undefined;
  readonly keys: readonly string[];
}): Partial<Organisation> {
  const { id, pick, number, keys } = of;
  const flags = ['enabled', 'disabled', 'inherited', undefined] as const;
  const whatsapp = id === ROOT ? 'enabled' : flags[pick % flags.length];
  return {
    ...(whatsapp === undefined ? {} : { whatsapp }),
    ...(number === undefined ? {} : { sender: number }),
    ...(pick % 3 === 0 || id === ROOT ? { templates: keys.slice(0, 1 + (pick % keys.length)) } : {}),
  };
}

/** One at the root who may write, and any others anywhere. */
function usersIn(places: readonly string[], seed: readonly number[]): User[] {
  const others = seed.slice(20).map((pick, index): User => {
    const address =
      pick % 2 === 0 ? { email: `user${index}@acme.example.com` } : { device: `+140455501${10 + index}` };
    const organisation = places[pick % places.length] ?? ROOT;
    return { ...address, organisation, socialMessaging: pick > 4, restrictIncoming: pick % 3 === 0 };
  });
  return [{ email: 'sam@acme.example.com', organisation: ROOT, socialMessaging: true }, ...others];
}

/** All of it is taken over: nothing that is there is passed over to make the plan empty. */
function countsOf({ senders, templates, org, users }: Enterprise): string {
  const inUse = (templates?.defaults?.length ?? 0) + (templates?.custom?.length ?? 0);
  return [
    counted(senders?.senders.length ?? 0, 'sender'),
    counted(inUse, 'template'),
    counted(org?.organisations.length ?? 0, 'organisation'),
    counted(users?.users.length ?? 0, 'user'),
  ].join(', ');
}

/** A key that is left out is not managed, and would make a plan empty as well: so what was stated is stated again. */
function expectStated(files: ReadonlyMap<string, string>, { senders, org, users }: Enterprise): void {
  const read = (name: string) => parse(files.get(`enterprises/acme/${name}`) ?? '');
  const sendersBefore = senders?.senders.map(({ acquire: _acquire, ...rest }) => rest) ?? [];
  expect(read('senders.yaml').senders).toMatchObject(sendersBefore);
  const organisationsBefore = (org?.organisations ?? []).map(({ whatsapp, templates, ...rest }) => ({
    ...rest,
    ...(whatsapp === undefined || whatsapp === 'inherited' ? {} : { whatsapp }),
    ...(templates === undefined ? {} : { templates: templates.toSorted() }),
  }));
  const byId = (a: Organisation, b: Organisation) => a.id.localeCompare(b.id);
  expect(read('org.yaml').organisations.toSorted(byId)).toMatchObject(organisationsBefore.toSorted(byId));
  const nameOf = ({ email = '', device = '' }: User) => email + device;
  const byName = (a: User, b: User) => nameOf(a).localeCompare(nameOf(b));
  expect(read('users.yaml').users.toSorted(byName)).toMatchObject((users?.users ?? []).toSorted(byName));
}

describe('any enterprise that went live', () => {
  it('is imported into files whose plan is empty, and a second time no byte changes', async () => {
    await fc.assert(
      fc.asyncProperty(anyEnterprise, async (enterprise) => {
        const world = await aLiveWorld(enterprise);
        try {
          const outside = anOutside(world, enterprise);
          const imported = await outside.reconcile('import acme --from brand.yaml');
          expect(imported).toMatchObject({ code: 0, err: '' });
          expect(imported.out).toContain(`${countsOf(enterprise)}.`);
          const plan = JSON.parse((await outside.reconcile('--plan acme --format json')).out);
          expect(plan).toMatchObject({ enterprises: ['acme'], changes: [], failures: [] });

          expectStated(outside.files(), enterprise);

          const before = outside.files();
          world.sandbox.advance({ hours: 24 });
          expect(await outside.reconcile('import acme')).toMatchObject({ code: 0 });
          expect(outside.files()).toEqual(before);
        } finally {
          await world.sandbox.close();
        }
      }),
      RUNS,
    );
  }, 120_000);
});
