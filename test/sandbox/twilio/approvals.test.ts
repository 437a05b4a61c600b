import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { CONTENT, SENDERS, WABA, aSandbox, callerWith, senderOf, textOf } from '../sandbox-client.ts';
import type { Call, Reply } from '../sandbox-client.ts';

const BODY = 'We will get back to you as soon as possible.';
let sandbox: Sandbox;
let call: Call;

beforeEach(async () => {
  sandbox = await aSandbox();
  call = callerWith(sandbox);
});

afterEach(() => sandbox.close());

const create = async (body: unknown): Promise<string> =>
  String((await call('POST', CONTENT, body)).body['sid']);
const submit = (sid: string, name: string, category = 'UTILITY'): Promise<Reply> =>
  call('POST', `${CONTENT}/${sid}/ApprovalRequests/whatsapp`, { name, category });
const approvalOf = async (sid: string): Promise<unknown> =>
  (await call('GET', `${CONTENT}/${sid}/ApprovalRequests`)).body['whatsapp'];

describe('an approval', () => {
  test('is received, then pending, then approved', async () => {
    const sid = await create(textOf(BODY));
    const reply = await submit(sid, 'template_8');
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ name: 'template_8', status: 'received', content_type: 'twilio/text' });
    sandbox.advance({ hours: 1 });
    expect(await approvalOf(sid)).toMatchObject({ status: 'pending' });
    sandbox.advance({ hours: 23 });
    expect(await approvalOf(sid)).toMatchObject({ status: 'approved', allow_category_change: false });
  });

  test('takes as long as the sandbox was told', async () => {
    const quick = await aSandbox({ reviews: { template: 0 } });
    const caller = callerWith(quick);
    const sid = String((await caller('POST', CONTENT, textOf(BODY))).body['sid']);
    await caller('POST', `${CONTENT}/${sid}/ApprovalRequests/whatsapp`, { name: 'a', category: 'UTILITY' });
    quick.advance({ hours: 0 });
    const { body } = await caller('GET', `${CONTENT}/${sid}/ApprovalRequests`);
    expect(body['whatsapp']).toMatchObject({ status: 'approved' });
    await quick.close();
  });

  test.each([
    ['a name with capitals', { name: 'Template_8', category: 'UTILITY' }],
    ['a category of old', { name: 'template_8', category: 'TRANSACTIONAL' }],
    ['no name', { category: 'UTILITY' }],
  ])('%s is refused', async (_, body) => {
    const sid = await create(textOf(BODY));
    expect((await call('POST', `${CONTENT}/${sid}/ApprovalRequests/whatsapp`, body)).status).toBe(400);
    expect(await approvalOf(sid)).toMatchObject({ status: 'unsubmitted' });
  });

  test('is not requested twice', async () => {
    const sid = await create(textOf(BODY));
    await submit(sid, 'template_8');
    expect((await submit(sid, 'template_8_again')).status).toBe(400);
  });

  test('of a name that was deleted is rejected for 30 days, and not after', async () => {
    const first = await create(textOf(BODY));
    await submit(first, 'template_8');
    sandbox.advance({ hours: 24 });
    await call('DELETE', `${CONTENT}/${first}`);
    const second = await create(textOf('Thank you for your message.'));
    await submit(second, 'template_8');
    sandbox.advance({ hours: 1 });
    const reason: unknown = expect.stringContaining('2388023');
    expect(await approvalOf(second)).toMatchObject({ status: 'rejected', rejection_reason: reason });
    sandbox.advance({ hours: 60 * 24 });
    const third = await create(textOf('Thank you for your message.'));
    await submit(third, 'template_8');
    sandbox.advance({ hours: 24 });
    expect(await approvalOf(third)).toMatchObject({ status: 'approved' });
  });

  test('of a rejected template needs another name', async () => {
    const sid = await create(textOf('{{1}} is your code.', 'code', { 1: '1234' }));
    await submit(sid, 'code');
    sandbox.advance({ hours: 24 });
    expect((await submit(sid, 'code')).status).toBe(400);
    expect((await submit(sid, 'code_two')).status).toBe(201);
  });

  test('the same name in another language is another template', async () => {
    const english = await create(textOf(BODY));
    const german = await create({ ...textOf('Wir melden uns bald.'), language: 'de' });
    await submit(english, 'template_8');
    await submit(german, 'template_8');
    sandbox.advance({ hours: 24 });
    expect(await approvalOf(german)).toMatchObject({ status: 'approved' });
  });

  test('the hundred and first in an hour waits for the hour to pass', async () => {
    for (let count = 0; count < 100; count += 1)
      await submit(await create(textOf(`${BODY} ${count}`)), `n${count}`);
    const last = await create(textOf('One more.'));
    const refused = await submit(last, 'last');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3600');
    sandbox.advance({ hours: 1 });
    expect((await submit(last, 'last')).status).toBe(201);
  });

  test('of the two hundred and fifty-first of an unverified business is rejected with 2388019', async () => {
    await call('POST', SENDERS, senderOf('+14045550122'));
    await call('POST', '/_sandbox/wabas', { [WABA]: 'unverified' });
    for (let count = 0; count < 250; count += 1) {
      if (count % 100 === 0) sandbox.advance({ hours: 1 });
      await submit(await create(textOf(`${BODY} Number ${count} of many.`, `n${count}`)), `n${count}`);
    }
    sandbox.advance({ hours: 24 });
    const last = await create(textOf('One more.', 'last'));
    await submit(last, 'last');
    sandbox.advance({ hours: 1 });
    const reason: unknown = expect.stringContaining('2388019');
    expect(await approvalOf(last)).toMatchObject({ status: 'rejected', rejection_reason: reason });
  });

  test('of a list picker is refused, since WhatsApp has no such templates', async () => {
    const items = [{ id: '1', item: 'Yes' }];
    const types = { 'twilio/list-picker': { body: 'Are you in?', button: 'Choose', items } };
    const sid = await create({ language: 'en', types });
    expect((await submit(sid, 'list')).status).toBe(400);
  });

  test('can come with another category than was asked for', async () => {
    const verdict = { verdict: 'approve', category: 'MARKETING' };
    await call('POST', '/_sandbox/verdicts', { template_8: verdict });
    const sid = await create(textOf(BODY, 'template_8'));
    await submit(sid, 'template_8');
    sandbox.advance({ hours: 24 });
    expect(await approvalOf(sid)).toMatchObject({ status: 'approved', category: 'MARKETING' });
  });

  test('a verdict given beforehand decides, with its reason, and holds as long as wanted', async () => {
    await call('POST', '/_sandbox/verdicts', {
      template_5: { verdict: 'reject', reason: 'TAG_CONTENT_MISMATCH. Not utility' },
      template_6: 'hold',
    });
    const rejected = await create(textOf(BODY, 'template_5'));
    const held = await create(textOf('Thank you.', 'template_6'));
    await submit(rejected, 'template_5');
    await submit(held, 'template_6');
    sandbox.advance({ hours: 24 * 7 });
    expect(await approvalOf(rejected)).toMatchObject({
      rejection_reason: 'TAG_CONTENT_MISMATCH. Not utility',
    });
    expect(await approvalOf(held)).toMatchObject({ status: 'pending' });
    await call('POST', '/_sandbox/verdicts', { template_6: 'approve' });
    sandbox.advance({ hours: 24 });
    expect(await approvalOf(held)).toMatchObject({ status: 'approved' });
  });
});
