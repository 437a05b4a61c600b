import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../src/model/generated/org.ts';
import { aPortal, withTree } from '../helpers/portal.ts';
import type { TestPortal } from '../helpers/portal.ts';
import { anyShape, organisationsOf, ROOT } from '../helpers/trees.ts';

const root: Organisation = { id: 'acme', name: 'Acme' };
const below = (parent: string, ...ids: readonly string[]): readonly Organisation[] =>
  ids.map((id) => ({ id, name: `Name of ${id}`, parent }));

/** Who is below whom, as MMP has it. */
function parents({ state }: TestPortal): Record<string, string | null> {
  return Object.fromEntries(Object.entries(state.organisations).map(([id, { parent }]) => [id, parent]));
}

describe('the tree of organisations', () => {
  it('becomes any other tree in one run, whatever has to move, and then nothing is left to do', async () => {
    await fc.assert(
      fc.asyncProperty(anyShape, anyShape, async (before, after) => {
        const portal = await aPortal();
        expect(await portal.apply(withTree(...organisationsOf(before)))).toEqual([]);
        const edited = withTree(...organisationsOf(after));
        expect(await portal.apply(edited)).toEqual([]);
        expect(parents(portal)).toEqual({ [ROOT]: null, ...Object.fromEntries(after) });
        expect(await portal.plan(edited)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    {
      what: 'a parent and its child swap places',
      before: [...below('acme', 'a'), ...below('a', 'b')],
      after: [...below('acme', 'b'), ...below('b', 'a')],
    },
    {
      what: 'two organisations swap parents',
      before: [...below('acme', 'a', 'b'), ...below('a', 'x'), ...below('b', 'y')],
      after: [...below('acme', 'a', 'b'), ...below('a', 'y'), ...below('b', 'x')],
    },
    {
      what: 'a parent moves below an organisation that stays with its former child',
      before: [...below('acme', 'x'), ...below('x', 'q'), ...below('q', 'p')],
      after: [...below('p', 'x'), ...below('acme', 'q'), ...below('q', 'p')],
    },
    {
      what: 'a subtree moves below an organisation that is new',
      before: [...below('acme', 'a'), ...below('a', 'b')],
      after: [...below('acme', 'new'), ...below('new', 'a'), ...below('a', 'b')],
    },
  ])('follows when $what', async ({ before, after }) => {
    const portal = await aPortal();
    await portal.apply(withTree(root, ...before));
    const wanted = Object.fromEntries(after.map(({ id, parent }) => [id, parent]));

    expect(await portal.apply(withTree(root, ...after))).toEqual([]);

    expect(parents(portal)).toEqual({ acme: null, ...wanted });
  });

  it('keeps what an organisation holds when it is renamed and moved', async () => {
    const portal = await aPortal();
    const user = { organisationExternalId: 'a', socialMessaging: true, restrictIncoming: false };
    await portal.apply(withTree(root, ...below('acme', 'a', 'b')));
    await portal.writes.putUser('sam@acme.example.com', user);

    const moved = [...below('acme', 'b'), { id: 'a', name: 'Another name', parent: 'b' }];
    expect(await portal.apply(withTree(root, ...moved))).toEqual([]);

    expect(portal.state.organisations['a']).toMatchObject({ name: 'Another name', parent: 'b' });
    expect(portal.state.users['sam@acme.example.com']?.organisation).toBe('a');
  });

  it('does not delete an organisation that holds users, says which, and deletes it once they are gone', async () => {
    const portal = await aPortal();
    const user = { organisationExternalId: 'b', socialMessaging: true, restrictIncoming: false };
    await portal.apply(withTree(root, ...below('acme', 'a'), ...below('a', 'b')));
    await portal.writes.putUser('sam@acme.example.com', user);

    const refused = await portal.apply(withTree(root));
    await portal.writes.deleteUser('sam@acme.example.com');
    const done = await portal.apply(withTree(root));

    expect(refused).toMatchObject([
      { label: 'b', summary: 'The organisation b still holds 1 user.' },
      { label: 'a', result: 'skipped' },
    ]);
    expect(done).toEqual([]);
    expect(parents(portal)).toEqual({ acme: null });
  });

  it('is built and torn down again when it is a chain of a thousand', async () => {
    const portal = await aPortal();
    const chain = Array.from({ length: 1000 }, (_, index) => ({
      id: `level-${index}`,
      name: `Level ${index}`,
      parent: index === 0 ? 'acme' : `level-${index - 1}`,
    }));

    expect(await portal.apply(withTree(root, ...chain))).toEqual([]);
    expect(Object.keys(portal.state.organisations)).toHaveLength(1001);
    expect(await portal.plan(withTree(root, ...chain))).toEqual([]);
    expect(await portal.apply(withTree(root))).toEqual([]);
    expect(parents(portal)).toEqual({ acme: null });
  });
});
