import { describe, expect, it } from 'vitest';
import { aWorkplace } from '../helpers/cli.ts';

describe('rehearse', () => {
  it('brings all three examples live, with sixteen activities each and an empty plan in the end', async () => {
    const { code, out } = await aWorkplace().reconcile('rehearse');
    expect(out).toContain('3 of 3 live');
    expect(out).toContain('A plan of the same files now: Plan: nothing to do.');
    expect(out.match(/^ +\d+ {2}.*done/gm)).toHaveLength(48);
    expect(code).toBe(0);
  });

  it('gives the same timeline every time', async () => {
    const { reconcile } = aWorkplace();
    expect((await reconcile('rehearse larkspur-wealth')).out).toBe(
      (await reconcile('rehearse larkspur-wealth')).out,
    );
  });
});
