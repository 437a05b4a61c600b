import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { aSandbox } from '../sandbox-client.ts';
import type { Reply } from '../sandbox-client.ts';
import { NUMBER, anOnboarding } from './onboarding.ts';
import type { Onboarding } from './onboarding.ts';

let sandbox: Sandbox;
let acme: Onboarding;

beforeEach(async () => {
  sandbox = await aSandbox();
  acme = await anOnboarding(sandbox);
});

afterEach(() => sandbox.close());

const minutes = (count: number): void => sandbox.advance({ hours: count / 60 });
const rename = (sid: string, name: string): Promise<Reply> => acme.update(sid, { profile: { name } });

describe('a change of the display name', () => {
  test('keeps the old name until Meta approves the new one and the number is registered again', async () => {
    const sid = await acme.online();
    expect(await acme.sender(sid)).not.toHaveProperty('pending_display_name');
    expect((await rename(sid, 'ABC Bank')).body['display_name_status']).toBe('updating');
    expect(await acme.sender(sid)).toMatchObject({
      profile: { name: 'ABC Banking' },
      pending_display_name: 'ABC Bank',
      pending_display_name_status: 'PENDING_REVIEW',
    });
    sandbox.advance({ hours: 72 });
    expect((await acme.sender(sid))['pending_display_name_status']).toBe('APPROVED');
    minutes(3);
    expect(await acme.sender(sid)).toMatchObject({
      profile: { name: 'ABC Bank' },
      pending_display_name_status: 'COMPLETED',
    });
    sandbox.advance({ hours: 14 * 24 });
    expect(await acme.sender(sid)).not.toHaveProperty('pending_display_name_status');
  });

  test('another name is refused while one is in flight, the same name is not', async () => {
    const sid = await acme.online();
    await rename(sid, 'ABC Bank');
    expect((await rename(sid, 'ABC Bank')).body['display_name_status']).toBe('pending_review');
    const other = await rename(sid, 'ABC Savings');
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 63_128 });
  });

  test('a refused name is only reported when other fields of the profile could be applied', async () => {
    const sid = await acme.online();
    await rename(sid, 'ABC Bank');
    const profile = { name: 'ABC Savings', about: 'Here to help' };
    const reply = await acme.update(sid, { profile });
    expect(reply.status).toBe(202);
    expect(reply.body['display_name_status']).toBe('error');
    expect(await acme.sender(sid)).toMatchObject({ profile: { about: 'Here to help' } });
  });

  test('a declined name leaves the sender online with its old name', async () => {
    const sid = await acme.online();
    await rename(sid, 'ABC on WhatsApp');
    sandbox.advance({ hours: 72 });
    expect(await acme.sender(sid)).toMatchObject({
      status: 'ONLINE',
      profile: { name: 'ABC Banking' },
      pending_display_name_status: 'DECLINED',
    });
  });

  test('the name the sender has already is no change', async () => {
    const sid = await acme.online();
    expect((await rename(sid, 'ABC Banking')).body['display_name_status']).toBe('no_change');
  });

  test('a name outside 1 to 255 characters is declined at once', async () => {
    const sid = await acme.online();
    const reply = await rename(sid, 'x'.repeat(256));
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code: 63_124 });
  });

  test.each([
    ['pin-mismatch', 'PIN_MISMATCH'],
    ['fails', 'REGISTRATION_FAILED'],
  ])(
    'an approved name whose registration %s is retried by sending it again',
    async (registration, status) => {
      const sid = await acme.online();
      await acme.plant('phones', { [NUMBER]: { registration } });
      await rename(sid, 'ABC Bank');
      sandbox.advance({ hours: 73 });
      expect(await acme.sender(sid)).toMatchObject({
        profile: { name: 'ABC Banking' },
        pending_display_name_status: status,
      });
      await acme.plant('phones', { [NUMBER]: { registration: 'works' } });
      expect((await rename(sid, 'ABC Bank')).body['display_name_status']).toBe('updating');
      minutes(3);
      expect(await acme.sender(sid)).toMatchObject({
        profile: { name: 'ABC Bank' },
        pending_display_name_status: 'COMPLETED',
      });
    },
  );

  test('an expired name is retried by sending it again', async () => {
    const sid = await acme.online();
    await acme.plant('phones', { [NUMBER]: { registration: 'pin-mismatch' } });
    await rename(sid, 'ABC Bank');
    sandbox.advance({ hours: 73 + 14 * 24 });
    expect(await acme.sender(sid)).toMatchObject({ pending_display_name_status: 'EXPIRED' });
    await acme.plant('phones', { [NUMBER]: { registration: 'works' } });
    await rename(sid, 'ABC Bank');
    minutes(3);
    expect(await acme.sender(sid)).toMatchObject({ profile: { name: 'ABC Bank' } });
  });

  test('a second change within 30 days is declined at once, and accepted after them', async () => {
    const sid = await acme.online();
    await rename(sid, 'ABC Bank');
    sandbox.advance({ hours: 73 });
    expect((await rename(sid, 'ABC Savings')).body).toMatchObject({ code: 63_124, status: 400 });
    sandbox.advance({ hours: 30 * 24 });
    expect((await rename(sid, 'ABC Savings')).body['display_name_status']).toBe('updating');
  });
});
