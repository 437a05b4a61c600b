import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { CONTENT, SENDERS, WABA, aSandbox, textOf } from '../sandbox-client.ts';
import { NUMBER, anOnboarding } from './onboarding.ts';
import type { Onboarding } from './onboarding.ts';

let sandbox: Sandbox;
let acme: Onboarding;

beforeEach(async () => {
  sandbox = await aSandbox();
  acme = await anOnboarding(sandbox);
});

afterEach(() => sandbox.close());

const hours = (count: number): void => sandbox.advance({ hours: count });
const offline = (code: string) => ({ status: 'OFFLINE', offline_reasons: [{ code }] });
const containing = (text: string): unknown => expect.stringContaining(text);

describe('failures of numbers', () => {
  test('1: a number that is on WhatsApp already is refused with 63110', async () => {
    await acme.plant('phones', { [NUMBER]: { whatsapp: 'in-use' } });
    expect(await acme.refusal()).toMatchObject({ code: 63_110 });
  });

  test('2: a number behind an IVR receives no code and stays PENDING_VERIFICATION', async () => {
    await acme.plant('phones', { [NUMBER]: { reach: 'none' } });
    const sid = await acme.register();
    hours(0.05);
    expect((await acme.call('GET', `/_sandbox/codes/${NUMBER}`)).status).toBe(404);
    await acme.update(sid, { configuration: { verification_method: 'voice' } });
    expect((await acme.call('GET', `/_sandbox/codes/${NUMBER}`)).status).toBe(404);
    hours(24 * 7);
    expect(await acme.sender(sid)).toMatchObject({ status: 'PENDING_VERIFICATION' });
  });

  test('3: two-step verification of another provider ends in OFFLINE with 63110, until it is switched off', async () => {
    await acme.plant('phones', { [NUMBER]: { registration: 'pin-mismatch' } });
    const sid = await acme.online();
    expect(await acme.sender(sid)).toMatchObject(offline('63110'));
    await acme.plant('phones', { [NUMBER]: { registration: 'works' } });
    hours(73);
    expect(await acme.sender(sid)).toMatchObject({ status: 'ONLINE', offline_reasons: null });
  });

  test('4: the eleventh registration in 72 hours ends in OFFLINE with 63018, and succeeds after them', async () => {
    await acme.buy();
    for (let count = 0; count < 5; count += 1) {
      const sid = await acme.register();
      hours(0.2);
      await acme.call('DELETE', `${SENDERS}/${sid}`);
    }
    const sid = await acme.register();
    hours(0.2);
    expect(await acme.sender(sid)).toMatchObject(offline('63018'));
    hours(72);
    await acme.update(sid, { configuration: { verification_method: 'sms' } });
    hours(73);
    expect(await acme.sender(sid)).toMatchObject({ status: 'ONLINE' });
  });
});

describe('failures of the business', () => {
  test('5: a business that is not verified gets two senders and no third: 63104', async () => {
    await acme.plant('wabas', { [WABA]: 'unverified' });
    await acme.register('+14045550101');
    await acme.register('+14045550102');
    expect(await acme.refusal('+14045550103')).toMatchObject({ code: 63_104 });
  });

  test('6: papers that do not match keep the verification pending: 63112', async () => {
    const sid = await acme.online();
    await acme.plant('wabas', { [WABA]: 'disabled' });
    expect(await acme.sender(sid)).toMatchObject(offline('63112'));
    await acme.plant('wabas', { [WABA]: 'shared' });
    expect(await acme.sender(sid)).toMatchObject({ status: 'ONLINE' });
  });

  test('7: the id of a page instead of a business is nothing that Twilio finds: 63101', async () => {
    await acme.plant('wabas', { [WABA]: 'unknown' });
    expect(await acme.refusal()).toMatchObject({ code: 63_101 });
  });

  test('8: a request that nobody accepted keeps the sender OFFLINE with 63020', async () => {
    await acme.plant('wabas', { [WABA]: 'not-accepted' });
    const sid = await acme.register();
    hours(1);
    expect(await acme.sender(sid)).toMatchObject(offline('63020'));
  });

  test('9: a WABA that is linked elsewhere is refused with 63101, one that is unshared later ends in 63111', async () => {
    await acme.plant('wabas', { [WABA]: 'taken' });
    expect(await acme.refusal()).toMatchObject({ code: 63_101 });
    await acme.plant('wabas', { [WABA]: 'shared' });
    const sid = await acme.online();
    await acme.plant('wabas', { [WABA]: 'unknown' });
    expect(await acme.sender(sid)).toMatchObject(offline('63111'));
  });

  test('19: a WABA that Meta locks takes its senders offline with 63051', async () => {
    const sid = await acme.online();
    await acme.plant('wabas', { [WABA]: 'locked' });
    expect(await acme.sender(sid)).toMatchObject(offline('63051'));
  });

  test('20: a payload that breaks the rules is refused with 63100', async () => {
    const body = { sender_id: `whatsapp:${NUMBER}`, profile: { name: '', vertical: 'BANKING' } };
    const reply = await acme.call('POST', SENDERS, body);
    expect([reply.status, reply.body['code']]).toEqual([400, 63_100]);
  });
});

describe('failures of display names', () => {
  test('10: a rejected first name is 63060; a rejected new one is DECLINED, and refused with 63124 when sent again', async () => {
    await acme.plant('verdicts', { [NUMBER]: { verdict: 'reject', reason: 'not on the website' } });
    const sid = await acme.online();
    expect(await acme.sender(sid)).toMatchObject(offline('63060'));
    await acme.update(sid, { profile: { name: 'ABC Bank' } });
    hours(72);
    await acme.plant('verdicts', { [NUMBER]: { verdict: 'reject', reason: 'another business has it' } });
    await acme.update(sid, { profile: { name: 'ABC Savings' } });
    hours(72);
    expect(await acme.sender(sid)).toMatchObject({
      status: 'ONLINE',
      pending_display_name_status: 'DECLINED',
    });
    const again = await acme.update(sid, { profile: { name: 'ABC Savings' } });
    expect(again.body).toMatchObject({ code: 63_124, message: containing('another business has it') });
  });

  test('11: a name that is approved and never registered keeps the old one, and expires after 14 days', async () => {
    const sid = await acme.online();
    await acme.plant('phones', { [NUMBER]: { registration: 'stalls' } });
    await acme.update(sid, { profile: { name: 'ABC Bank' } });
    hours(73);
    const approved = { pending_display_name: 'ABC Bank', pending_display_name_status: 'APPROVED' };
    expect(await acme.sender(sid)).toMatchObject({ ...approved, profile: { name: 'ABC Banking' } });
    hours(14 * 24);
    expect(await acme.sender(sid)).toMatchObject({ ...approved, pending_display_name_status: 'EXPIRED' });
  });
});

describe('failures of templates', () => {
  const rejected = (text: string) => ({ status: 'rejected', rejection_reason: containing(text) });

  test.each([
    ['leading', '{{1}} is what you owe us until the end of this month.', '2388299'],
    ['trailing', 'What you owe us until the end of this month is {{1}}', '2388299'],
    ['adjacent', 'Your balance is at {{1}} {{2}} as of the end of this month.', '2388072'],
    ['gapped', 'Your balance of {{1}} was {{3}} as of the end of this month.', '{{2}} is missing'],
    ['too many', 'Dear {{1}}, a {{2}} here.', '2388293'],
  ])('12: %s variables are rejected', async (_, body, reason) => {
    const samples = { 1: 'one', 2: 'two', 3: 'three' };
    const sid = await acme.submit(textOf(body, 'balance', samples), 'balance');
    hours(24);
    expect(await acme.approval(sid)).toMatchObject(rejected(reason));
  });

  test('13: an offer submitted as UTILITY is rejected as INCORRECT_CATEGORY', async () => {
    const sid = await acme.submit('Only today: 20 % off all our fees.', 'fees');
    hours(24);
    expect(await acme.approval(sid)).toMatchObject(rejected('INCORRECT_CATEGORY'));
  });

  test('14: a text that an approved template has is rejected', async () => {
    await acme.submit('We will get back to you.', 'template_8');
    hours(24);
    const sid = await acme.submit('We will get back to you.', 'template_9');
    hours(24);
    expect(await acme.approval(sid)).toMatchObject(rejected('same body'));
  });

  test('15: the name of a template deleted in the last 30 days is rejected', async () => {
    const first = await acme.submit('We will get back to you.', 'template_8');
    hours(24);
    await acme.call('DELETE', `${CONTENT}/${first}`);
    hours(29 * 24);
    const second = await acme.submit('We will get back to you.', 'template_8');
    hours(24);
    expect(await acme.approval(second)).toMatchObject(rejected('2388023'));
  });

  test('16: a template can stay pending for ever', async () => {
    await acme.plant('verdicts', { template_8: 'hold' });
    const sid = await acme.submit('We will get back to you.', 'template_8');
    hours(24 * 60);
    expect(await acme.approval(sid)).toMatchObject({ status: 'pending', rejection_reason: '' });
  });

  test('17: a variable without a sample is rejected', async () => {
    const sid = await acme.submit('Your balance was {{1}} at the end of the month.', 'balance');
    hours(24);
    expect(await acme.approval(sid)).toMatchObject(rejected('no sample for {{1}}'));
  });

  test('18: low quality pauses a template for 3 hours, then for 6, and the third time disables it', async () => {
    const sid = await acme.submit('We will get back to you.', 'template_8');
    hours(24);
    const seen: unknown[] = [];
    for (const pause of [3, 6, 24]) {
      await acme.plant('quality', { template_8: 'red' });
      hours(pause - 0.1);
      seen.push(await acme.approval(sid));
      hours(0.1);
      seen.push(await acme.approval(sid));
    }
    expect(seen).toMatchObject(
      ['paused', 'approved', 'paused', 'approved', 'disabled', 'disabled'].map((status) => ({ status })),
    );
  });
});
