import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start.ts';
import { aWorkplace, NOW } from '../helpers/cli.ts';

/** Says to the kept sandbox that a number is on WhatsApp elsewhere, or free. */
async function whatsapp(dir: string, standing: 'in-use' | 'free'): Promise<void> {
  const sandbox = await startSandbox({ now: NOW, stateFile: join(dir, '.reconcile/sandbox.json') });
  const body = JSON.stringify({ '+14045550122': { whatsapp: standing } });
  const reply = await fetch(`${sandbox.origin}/_sandbox/phones`, { method: 'POST', body });
  await sandbox.close();
  expect(reply.ok).toBe(true);
}

it('does not ask again for what was refused before its time, and does so at once with --retry', async () => {
  const { dir, reconcile } = aWorkplace();
  await whatsapp(dir, 'in-use');
  const first = await reconcile('--apply --sandbox abc-banking');
  expect(first).toMatchObject({ code: 4, out: expect.stringContaining('63110') });

  await whatsapp(dir, 'free');
  const held = await reconcile('--apply --sandbox abc-banking');
  expect(held.out).not.toContain('63110');
  expect((await reconcile('--plan --sandbox abc-banking')).out).toContain('another try: The number is');

  const again = await reconcile('--apply --sandbox --retry abc-banking');
  expect(again).toMatchObject({ code: 0 });
  expect((await reconcile('--plan --sandbox abc-banking')).out).not.toContain('another try');
});

it('says of fresh evidence that the next apply judges it', async () => {
  const { reconcile } = aWorkplace();
  const link = 'https://files.example.com/larkspur/meta.png';
  const attest = `attest larkspur-wealth review-request --by robin@isv.example.com --link ${link}`;
  expect(await reconcile(attest)).toMatchObject({ code: 0 });
  for (const line of ['status larkspur-wealth', 'why larkspur-wealth']) {
    const { out } = await reconcile(line);
    expect(out).toContain('the next apply judges it');
    expect(out).not.toContain('no evidence of review-request');
  }
});
