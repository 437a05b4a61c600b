import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/model/generated/org.ts';
import { aPortal, withTree } from '../helpers/portal.ts';
import type { TestPortal } from '../helpers/portal.ts';
import { anyFullShape, organisationsOf, ROOT } from '../helpers/trees.ts';
import { aModel } from './portal-model.ts';
import type { PortalModel } from './portal-model.ts';

const settings = fc.constantFrom('enabled', 'disabled', 'inherited', undefined);

/** One version of org.yaml: a shape, a setting here and there, and up to three numbers besides that of the root. */
const anyFile = fc
  .tuple(
    anyFullShape,
    fc.array(settings, { minLength: 10, maxLength: 10 }),
    fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
  )
  .map(([shape, flags, holders]) => {
    const ids = [ROOT, ...[...shape.keys()].toSorted()];
    const numbers = new Map(holders.map((at, index) => [ids[at] ?? ROOT, `+1404555010${index}`]));
    const owned = new Map([[ROOT, '+14045550109'], ...numbers]);
    return organisationsOf(shape, (id) => {
      const whatsapp = flags[ids.indexOf(id)];
      const sender = owned.get(id);
      return { ...(whatsapp === undefined ? {} : { whatsapp }), ...(sender === undefined ? {} : { sender }) };
    });
  });

type Step =
  | { readonly do: 'apply'; readonly file: readonly [Organisation, ...Organisation[]] }
  | { readonly do: 'tick'; readonly organisation: number; readonly on: boolean };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyFile.map((file) => ({ do: 'apply' as const, file })),
  fc.record({ do: fc.constant('tick' as const), organisation: fc.nat(9), on: fc.boolean() }),
);

/** What the twin shows at every organisation, in the form of the model. */
async function shown({ reads }: TestPortal) {
  const features = await reads.features(ROOT);
  return new Map(
    features.map(({ organisationExternalId, effective, number }) => [
      organisationExternalId,
      { on: effective, number: number?.number, name: number?.displayName },
    ]),
  );
}

async function take(step: Step, portal: TestPortal, model: PortalModel): Promise<void> {
  if (step.do === 'apply') {
    const enterprise = withTree(...step.file);
    model.apply(step.file);
    expect(await portal.apply(enterprise)).toEqual([]);
    expect(await portal.plan(enterprise)).toEqual([]);
    return;
  }
  const id = step.organisation === 9 ? ROOT : `org-${step.organisation}`;
  model.tick(id, step.on);
  await portal.byHand('PATCH', `/organisations/${id}`, { whatsapp: step.on });
}

describe('the WhatsApp flag', () => {
  it('is what the portal would show, after any edits of the files and of the portal', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, fc.array(anyStep, { maxLength: 5 }), async (first, steps) => {
        const portal = await aPortal();
        const model = aModel();
        for (const step of [{ do: 'apply', file: first } as const, ...steps]) {
          await take(step, portal, model);
          expect(await shown(portal)).toEqual(model.shown());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of an organisation that leaves one that is switched off stays as it is', async () => {
    const portal = await aPortal();
    const root: Organisation = { id: 'acme', name: 'Acme', sender: '+14045550109', whatsapp: 'enabled' };
    const left: Organisation = { id: 'left', name: 'Left', parent: 'acme', whatsapp: 'enabled' };
    const leaver: Organisation = { id: 'leaver', name: 'Leaver', parent: 'left', whatsapp: 'enabled' };
    await portal.apply(withTree(root, left, leaver));

    await portal.apply(withTree(root, { ...left, whatsapp: 'disabled' }, { ...leaver, parent: 'acme' }));

    expect(portal.state.organisations['leaver']?.whatsapp).toBe('enabled');
  });

  it('is not written again where nothing above was switched off', async () => {
    const portal = await aPortal();
    const root: Organisation = { id: 'acme', name: 'Acme', sender: '+14045550109', whatsapp: 'disabled' };
    const child: Organisation = { id: 'child', name: 'Child', parent: 'acme', whatsapp: 'enabled' };
    await portal.apply(withTree(root, child));

    const changes = await portal.plan(withTree({ ...root, whatsapp: 'enabled' }, child));

    expect(changes.map(({ key }) => key)).toEqual(['acme']);
  });
});

describe('the numbers of two organisations', () => {
  it('are swapped in one run, and neither is lost', async () => {
    const portal = await aPortal();
    const tree = (left: string, right: string) =>
      withTree(
        { id: 'acme', name: 'Acme' },
        { id: 'left', name: 'Left', parent: 'acme', sender: left },
        { id: 'right', name: 'Right', parent: 'acme', sender: right },
      );
    await portal.apply(tree('+14045550101', '+14045550102'));

    expect(await portal.apply(tree('+14045550102', '+14045550101'))).toEqual([]);

    expect(portal.state.numbers).toMatchObject({
      '+14045550101': { organisation: 'right' },
      '+14045550102': { organisation: 'left' },
    });
    expect(await portal.plan(tree('+14045550102', '+14045550101'))).toEqual([]);
  });
});
