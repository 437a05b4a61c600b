import { describe, expect, it } from 'vitest';
import { fromTheStart } from '../../src/rehearsal/people.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { readExamples } from '../config/examples.ts';
import { anEnterprise } from '../helpers/builders.ts';
import { aLiveWorld, anOutside } from '../helpers/live.ts';

async function live(enterprise: Enterprise = anEnterprise()) {
  const world = await aLiveWorld(enterprise);
  return { world, outside: anOutside(world, enterprise) };
}

/** A shipped example with everything that its people still owe. */
function complete(enterprise: Enterprise): Enterprise {
  const { meta, contacts, ...rest } = enterprise.enterprise;
  return fromTheStart(
    {
      ...enterprise,
      enterprise: {
        ...rest,
        meta: { businessManagerId: '100000000000001', wabaId: '200000000000002', ...meta },
        contacts: { signatory: contacts.business, ...contacts },
      },
    },
    '2026-11-01',
  );
}

describe('import of an enterprise that is live', () => {
  it('writes files whose plan is empty, and stays so when time goes by', async () => {
    const { world, outside } = await live();
    const imported = await outside.reconcile('import acme --from brand.yaml');
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toContain('Plan: nothing to do.');
    expect(outside.files().get('enterprises/acme/enterprise.yaml')).toContain('adopted: 2026-12-14');

    world.sandbox.advance({ hours: 24 * 40 });
    const plan = JSON.parse((await outside.reconcile('--plan acme --format json')).out);
    expect(plan).toMatchObject({ enterprises: ['acme'], changes: [], failures: [] });
    expect((await outside.reconcile('status acme')).out).toContain('16 of 16');
  });

  it('leaves an apply nothing to do and nothing to write, also with a reseller', async () => {
    const reseller = { ...anEnterprise().enterprise, reseller: 'northwind' };
    const { outside } = await live(anEnterprise({ enterprise: reseller }));
    await outside.reconcile('import acme --from brand.yaml');
    const before = outside.files();
    const applied = await outside.reconcile('--apply acme');
    expect(applied.out).toContain('Applied: nothing to do.');
    expect(outside.files()).toEqual(before);
  });

  it.each(readExamples().enterprises.map(({ slug }) => slug))('takes over the example %s', async (slug) => {
    const example = readExamples().enterprises.find((enterprise) => enterprise.slug === slug);
    if (example === undefined) throw new Error(`no example ${slug}`);
    const { outside } = await live(complete(example));
    const { instance } = example.enterprise.mmp;
    const imported = await outside.reconcile(`import ${slug} --from brand.yaml --instance ${instance}`);
    expect(imported).toMatchObject({ code: 0, err: '' });
    const { changes } = JSON.parse((await outside.reconcile(`--plan ${slug} --format json`)).out);
    expect(changes.filter(({ action }: { readonly action: string }) => action !== 'none')).toEqual([]);
  });

  it('names everything at once that only people can tell, and writes a sheet for it and nothing else', async () => {
    const { outside } = await live();
    const before = [...outside.files().keys()];
    const { code, err } = await outside.reconcile('import acme');
    expect(code).toBe(1);
    for (const key of ['legalName', 'headquarters', 'firstName', 'useCase', 'regions', 'monthlyVolume'])
      expect(err).toContain(key);
    expect(err).toContain('reconcile import acme --from acme.brand.yaml');
    expect([...outside.files().keys()].filter((path) => !before.includes(path))).toEqual(['acme.brand.yaml']);
    expect(outside.files().get('acme.brand.yaml')).toContain('name: Acme\n');
  });

  it('names what a brand sheet lacks where it stands in the sheet', async () => {
    const { outside } = await live();
    const sheet = outside.files().get('brand.yaml') ?? '';
    outside.write('brand.yaml', sheet.replace('  legalName: Acme Limited\n', ''));
    const { code, err } = await outside.reconcile('import acme --from brand.yaml');
    expect(code).toBe(1);
    expect(err).toMatch(/brand\.yaml:\d+:\d+ {2}error {2}missing-key/);
    expect(err).toContain('1 error');
  });

  it('refuses to change other files without --force, and with it keeps comments and order', async () => {
    const { outside } = await live();
    await outside.reconcile('import acme --from brand.yaml');
    const senders = outside.files().get('enterprises/acme/senders.yaml') ?? '';
    const edited = senders
      .replace('about: Here to help', 'about: Something else # ask Dana')
      .replace('  - number', '  # Bought in 2024.\n  - acquire: true\n    number');
    outside.write('enterprises/acme/senders.yaml', edited);

    const refused = await outside.reconcile('import acme');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('enterprises/acme says something else in senders.yaml.');
    expect(outside.files().get('enterprises/acme/senders.yaml')).toBe(edited);

    expect(await outside.reconcile('import acme --force')).toMatchObject({ code: 0 });
    expect(outside.files().get('enterprises/acme/senders.yaml')).toBe(
      edited.replace('Something else', 'Here to help'),
    );
  });
});
