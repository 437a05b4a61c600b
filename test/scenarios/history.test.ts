import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfiguration } from '../../src/config/read.ts';
import { compileSchemas } from '../../src/config/schema.ts';
import { stateAt } from '../../src/core/events.ts';
import { stampOf } from '../../src/core/status.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { activitiesAsOf } from '../../src/onboarding/past.ts';
import { applyPlan } from '../../src/pipeline.ts';
import { renderStatus } from '../../src/store/status-file.ts';
import { readSourceFiles } from '../../src/store/read-files.ts';
import { readSchemas } from '../../src/store/read-schemas.ts';
import { anEnterprise } from '../helpers/builders.ts';
import { NOW, ROOT } from '../helpers/cli.ts';
import { activateUsers, aWorld } from '../helpers/world.ts';

const BEGIN = new Date('2026-10-05T09:00:00Z');

/** An enterprise as its files were on a day: only what had been attested by then. */
function asOf(enterprise: Enterprise, day: string): Enterprise {
  const known = enterprise.evidence?.evidence.filter(({ date }) => date <= day) ?? [];
  const { started, ...rest } = enterprise.enterprise;
  const isBegun = started !== undefined && started <= day;
  return {
    ...enterprise,
    enterprise: { ...rest, ...(isBegun ? { started } : {}) },
    evidence: { apiVersion: 'reconcile/v1', evidence: known },
  };
}

function pick(activity: { state: string; since?: string; done?: string } | undefined) {
  return { state: activity?.state, since: activity?.since, done: activity?.done };
}

function withDue(activity: { state: string; since?: string; done?: string; due?: string }) {
  return { ...pick(activity), due: activity.due };
}

/** The status files of the examples are what a daily apply since 5 October 2026 has written. */
describe('the history of the examples', () => {
  it('leads to the status files that they ship with', async () => {
    const world = await aWorld(BEGIN);
    onTestFinished(() => world.sandbox.close());
    const { enterprises } = readConfiguration({
      files: (await readSourceFiles({ dir: 'enterprises', cwd: ROOT })).files.filter(
        ({ name }) => name !== 'status.yaml',
      ),
      validators: compileSchemas(await readSchemas(new URL('../../schemas/', import.meta.url))),
    });
    const written: NonNullable<Enterprise['status']>[] = [];
    const seen: string[] = [];
    let known = new Map<string, NonNullable<Enterprise['status']>>();
    for (; world.sandbox.now() <= NOW; world.sandbox.advance({ hours: 24 })) {
      const day = world.sandbox.now().toISOString().slice(0, 10);
      const cast = enterprises.map((enterprise) => {
        const status = known.get(enterprise.slug);
        return { ...asOf(enterprise, day), ...(status === undefined ? {} : { status }) };
      });
      const { statuses } = await applyPlan(
        { enterprises: cast, failed: [], diagnostics: [], files: 0 },
        world.deps,
        { allowDeletes: undefined },
      );
      known = new Map(statuses.map((status) => [status.enterprise, status]));
      written.push(...statuses);
      seen.push(...statuses.map(() => stampOf(world.sandbox.now())));
      await activateUsers(world.sandbox.origin);
    }
    for (const [slug, status] of known) {
      await expect(renderStatus(status)).toMatchFileSnapshot(`../../enterprises/${slug}/status.yaml`);
    }
    expect(known.get('abc-banking')?.phase).toBe('live');
    // The events of the last status tell what every status before it said.
    for (const [index, { enterprise, activities }] of written.entries()) {
      const last = known.get(enterprise);
      const told = stateAt(last?.events ?? [], seen[index]);
      expect(activities.map(({ key }) => pick(told.get(key)))).toEqual(activities.map(pick));
      const files = enterprises.find(({ slug }) => slug === enterprise);
      const day = seen[index]?.slice(0, 10) ?? '';
      const past = activitiesAsOf(
        { ...(files ?? anEnterprise()), ...(last === undefined ? {} : { status: last }) },
        day,
      );
      expect(past.map(withDue)).toEqual(activities.map(withDue));
    }
  });
});
