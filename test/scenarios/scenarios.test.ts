import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aClone } from '../helpers/cli.ts';

/** What the three examples look like to a reader; `vitest -u` writes these files anew for review. */
describe('the examples', () => {
  it('plan as reviewed, in every format', async () => {
    const { reconcile } = aClone();
    await expect((await reconcile('--plan --sandbox')).out).toMatchFileSnapshot('plan.txt');
    await expect((await reconcile('--plan --sandbox --format json')).out).toMatchFileSnapshot('plan.json');
    await expect(
      (await reconcile('--plan --sandbox --format markdown larkspur-wealth')).out,
    ).toMatchFileSnapshot('plan.md');
  });

  it('have the status that was reviewed after a first apply', async () => {
    const { reconcile, dir } = aClone();
    await reconcile('--apply --sandbox');
    const status = readFileSync(join(dir, 'enterprises/larkspur-wealth/status.yaml'), 'utf8');
    await expect(status).toMatchFileSnapshot('larkspur-wealth.status.yaml');
    await expect((await reconcile('status larkspur-wealth')).out).toMatchFileSnapshot('status.txt');
  });

  it('show what an edit of a live template does', async () => {
    const { reconcile, edit } = aClone();
    await reconcile('--apply --sandbox abc-banking');
    await reconcile('sandbox --state .reconcile/sandbox.json --advance 5');
    await reconcile('--apply --sandbox abc-banking');
    edit('enterprises/defaults.yaml', 'of our meeting tomorrow', 'of our meeting today');
    await expect((await reconcile('--plan --sandbox abc-banking')).out).toMatchFileSnapshot(
      'template-edit.txt',
    );
  });
});
