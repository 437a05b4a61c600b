import { expect, it, onTestFinished } from 'vitest';
import { applyPlan, makePlan } from '../../src/pipeline.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Template } from '../../src/model/generated/templates.ts';
import { anEnterprise, attested, DEFAULTS, EVERYTHING, GREETING } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

const FAREWELL: Template = { ...GREETING, key: 'farewell', body: 'Thank you, and have a good day.' };

/** Acme with these templates at its root. */
function acme(...templates: readonly Template[]): Enterprise {
  const { org, ...rest } = anEnterprise();
  const keys = templates.map(({ key }) => key);
  const [root] = org?.organisations ?? [];
  return attested(
    {
      ...rest,
      defaults: { ...DEFAULTS, templates: [...templates] },
      templates: { apiVersion: 'reconcile/v1', defaults: keys.map((key) => ({ key })) },
      ...(root === undefined
        ? {}
        : { org: { apiVersion: 'reconcile/v1', organisations: [{ ...root, templates: keys }] } }),
    },
    ...EVERYTHING,
  );
}

async function open(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return world;
}

const files = (enterprise: Enterprise) => ({
  enterprises: [enterprise],
  failed: [],
  diagnostics: [],
  files: 0,
});

/** What users find in MMP after each of these days, on which the files are applied. */
async function published(world: TestWorld, enterprise: Enterprise, days: number) {
  const seen: (readonly (readonly [string, string])[])[] = [];
  for (let day = 0; day < days; day += 1) {
    await applyPlan(files(enterprise), world.deps, { allowDeletes: 9 });
    const templates = await world.deps.reads().mmp.templates('acme');
    seen.push(templates.map(({ key, value }) => [key, value] as const));
    world.sandbox.advance({ hours: 24 });
  }
  return seen;
}

it('a template is published with its key and its text, and not before Meta approved it', async () => {
  const world = await open();

  const days = await published(world, acme(GREETING), 6);

  expect(days[0]).toEqual([]);
  expect(days.at(-1)).toEqual([['greeting', GREETING.body]]);
});

it('a template that Meta rejected is left out and holds up no other', async () => {
  const world = await open();
  await fetch(`${world.sandbox.origin}/_sandbox/verdicts`, {
    method: 'POST',
    body: JSON.stringify({ farewell: { verdict: 'reject', reason: 'It says nothing.' } }),
  });

  const days = await published(world, acme(FAREWELL, GREETING), 6);

  expect(days.at(-1)).toEqual([['greeting', GREETING.body]]);
  expect((await makePlan(files(acme(FAREWELL, GREETING)), world.deps)).plan.failures).toEqual([]);
});

it('a template whose text changes is replaced without a gap', async () => {
  const world = await open();
  await published(world, acme(GREETING), 6);
  const edited = { ...GREETING, body: 'Thanks a lot for your message. We will answer today.' };

  const days = await published(world, acme(edited), 6);

  const texts = days.map((templates) => templates.map(([, value]) => value));
  expect(texts[0]).toEqual([GREETING.body]);
  expect(texts.at(-1)).toEqual([edited.body]);
  expect(texts.every(({ length }) => length === 1)).toBe(true);
});

it('a new text that Meta rejects leaves the old one published', async () => {
  const world = await open();
  await published(world, acme(GREETING), 6);
  await fetch(`${world.sandbox.origin}/_sandbox/verdicts`, {
    method: 'POST',
    body: JSON.stringify({ greeting__2: 'reject' }),
  });

  const days = await published(world, acme({ ...GREETING, body: 'Buy now, and buy a lot of it.' }), 6);

  expect(days.map((templates) => templates.map(([, value]) => value))).toEqual(
    days.map(() => [GREETING.body]),
  );
});
