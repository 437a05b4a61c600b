import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { CONTENT, SENDERS, START, V2010, WABA, aSandbox, callerWith, textOf } from '../sandbox-client.ts';
import { NUMBER, anOnboarding } from './onboarding.ts';
import type { Onboarding } from './onboarding.ts';

const BODY = 'We will get back to you.';
let sandbox: Sandbox;
let acme: Onboarding;

beforeEach(async () => {
  sandbox = await aSandbox();
  acme = await anOnboarding(sandbox);
});

afterEach(() => sandbox.close());

const choose = (twilio: unknown) => acme.call('PUT', '/_sandbox/options', { twilio });

describe('what nobody documents about senders can be chosen', () => {
  test('the status of their codes', async () => {
    await choose({ refusalStatus: 409 });
    await acme.register();
    const body = { sender_id: `whatsapp:${NUMBER}`, profile: { name: 'ABC Banking' } };
    const reply = await acme.call('POST', SENDERS, body);
    expect([reply.status, reply.body]).toEqual([409, expect.objectContaining({ code: 63_110, status: 409 })]);
  });

  test.each([
    ['keep', { about: 'Hello', vertical: 'Education' }],
    ['clear', { about: 'Hello', vertical: null }],
  ])('a field left out of a block: %s', async (leafOmission, profile) => {
    await choose({ leafOmission });
    const sid = await acme.online({ name: 'ABC Banking', vertical: 'Education' });
    await acme.update(sid, { profile: { about: 'Hello' } });
    expect((await acme.sender(sid))['profile']).toMatchObject({ name: 'ABC Banking', ...profile });
  });

  test('the address of the logo', async () => {
    const logo = 'https://www.example.com/logo.png';
    const sid = await acme.register(NUMBER, { name: 'ABC Banking', logo_url: logo });
    expect((await acme.sender(sid))['profile']).toMatchObject({ logo_url: logo });
    await choose({ logoEcho: 're-hosted' });
    const hosted: unknown = expect.stringMatching(/^https:\/\/media\.example\.com\//);
    expect((await acme.sender(sid))['profile']).toMatchObject({ logo_url: hosted });
  });

  test('a second sender without a WABA', async () => {
    await choose({ laterWabaId: 'required' });
    await acme.register();
    const second = { sender_id: 'whatsapp:+14045550123', profile: { name: 'ABC Banking' } };
    expect((await acme.call('POST', SENDERS, second)).body).toMatchObject({ code: 63_101 });
  });

  test.each([
    ['never', ['CREATING', 'ONLINE']],
    ['first', ['STUBBED', 'ONLINE']],
    ['last', ['CREATING', 'STUBBED']],
  ])('when a sender is STUBBED: %s', async (stubbed, statuses) => {
    await choose({ stubbed });
    await acme.buy();
    const sid = await acme.register();
    const { status: first } = await acme.sender(sid);
    sandbox.advance({ hours: 73 });
    expect([first, (await acme.sender(sid))['status']]).toEqual(statuses);
  });
});

describe('what nobody documents about contents can be chosen', () => {
  test.each([
    ['keep', { friendly_name: 'template_5', variables: { 1: 'Sam' } }],
    ['clear', { friendly_name: '', variables: {} }],
  ])('a PUT without name and variables: %s', async (contentOmission, kept) => {
    await choose({ contentOmission });
    const { body } = await acme.call('POST', CONTENT, textOf(BODY, 'template_5', { 1: 'Sam' }));
    const types = { 'twilio/text': { body: 'Thank you.' } };
    const edited = await acme.call('PUT', `${CONTENT}/${String(body['sid'])}`, { types });
    expect(edited.body).toMatchObject({ ...kept, types });
  });

  test('the answer to an edit of what was submitted', async () => {
    await choose({ submittedEditStatus: 409, submittedEditCode: 20_409 });
    const sid = await acme.submit(BODY, 'template_8');
    const reply = await acme.call('PUT', `${CONTENT}/${sid}`, textOf('Thank you.'));
    expect([reply.status, reply.body['code']]).toEqual([409, 20_409]);
  });

  test.each([
    ['leaves-waba', '', '2388023'],
    ['stays-in-waba', '', '2388024'],
    ['stays-in-waba', '?deleteInWaba=true', '2388023'],
  ])('a deleted template %s%s', async (deletedTemplate, query, code) => {
    await choose({ deletedTemplate });
    const first = await acme.submit(BODY, 'template_8');
    sandbox.advance({ hours: 24 });
    await acme.call('DELETE', `${CONTENT}/${first}${query}`);
    const second = await acme.submit('Thank you.', 'template_8');
    sandbox.advance({ hours: 24 });
    const reason: unknown = expect.stringContaining(code);
    expect(await acme.approval(second)).toMatchObject({ rejection_reason: reason });
  });

  test('names with the sid at Meta never collide', async () => {
    await choose({ nameAtMeta: 'with-sid' });
    await acme.submit(BODY, 'template_8');
    const second = await acme.submit('Thank you.', 'template_8');
    sandbox.advance({ hours: 24 });
    expect(await acme.approval(second)).toMatchObject({ status: 'approved' });
  });

  test('Meta moves an offer from UTILITY to MARKETING instead of rejecting it', async () => {
    await choose({ wrongCategory: 'recategorised' });
    const sid = await acme.submit('Only today: 20 % off all our fees.', 'fees');
    sandbox.advance({ hours: 24 });
    expect(await acme.approval(sid)).toMatchObject({ status: 'approved', category: 'MARKETING' });
  });

  test('placeholders read back with spaces', async () => {
    await choose({ placeholderEcho: 'spaced' });
    const { body } = await acme.call('POST', CONTENT, textOf('Dear {{1}}, thank you.'));
    expect(body['types']).toEqual({ 'twilio/text': { body: 'Dear {{ 1 }}, thank you.' } });
  });
});

describe('what nobody documents about lists and limits can be chosen', () => {
  test.each([
    ['newest-first', ['c', 'b', 'a']],
    ['oldest-first', ['a', 'b', 'c']],
  ])('the order, also over pages: %s', async (listOrder, names) => {
    await choose({ listOrder });
    for (const name of ['a', 'b', 'c']) await acme.call('POST', CONTENT, textOf(BODY, name));
    const first = await acme.call('GET', `${CONTENT}?PageSize=2`);
    const [, next = ''] = /"next_page_url":"https:\/(\/[^"]+)"/.exec(first.text) ?? [];
    const second = await acme.call('GET', next);
    const shown = `${first.text}${second.text}`.matchAll(/"friendly_name":"(\w)"/g);
    expect(Array.from(shown, ([, name]) => name)).toEqual(names);
  });

  test('what was created is fetched at once and listed later', async () => {
    await choose({ listLag: 0.5 });
    const sid = await acme.register();
    const listed = async () => (await acme.call('GET', `${SENDERS}?Channel=whatsapp`)).body['senders'];
    expect(await listed()).toEqual([]);
    expect(await acme.sender(sid)).toMatchObject({ sid });
    sandbox.advance({ hours: 0.5 });
    expect(await listed()).toMatchObject([{ sid }]);
  });

  test('requests beyond the limit are refused with 20429 and can be sent again', async () => {
    await choose({ concurrencyLimit: 2 });
    const replies = await Promise.all(Array.from({ length: 8 }, () => acme.call('GET', CONTENT)));
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.body).toMatchObject({ code: 20_429 });
    expect((await acme.call('GET', CONTENT)).status).toBe(200);
  });

  test('the number of subaccounts', async () => {
    await choose({ mostSubaccounts: 1 });
    const reply = await callerWith(sandbox)('POST', `${V2010}/Accounts.json`, new URLSearchParams());
    expect(reply.body).toMatchObject({ code: 21_480 });
  });
});

describe('options', () => {
  test('are all described in docs/sandbox.md', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/sandbox.md'), 'utf8');
    const { body } = await acme.call('GET', '/_sandbox/options');
    const names = Object.keys(body['twilio'] ?? {});
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test.each([{ leafOmission: 'perhaps' }, { refusalStatus: 200 }, { listLag: '1' }, { unheardOf: true }])(
    'that do not exist are refused: %o',
    async (options) => {
      expect((await choose(options)).status).toBe(400);
    },
  );

  test('and what was planted survive a restart on the same state file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const stateFile = join(folder, 'world.json');
    const first = await aSandbox({ stateFile, twilio: { listOrder: 'oldest-first' } });
    const before = callerWith(first);
    await before('PUT', '/_sandbox/options', { twilio: { listLag: 2 } });
    await before('POST', '/_sandbox/phones', { [NUMBER]: { reach: 'none' } });
    await before('POST', '/_sandbox/wabas', { [WABA]: { standing: 'unverified', portfolio: 'acme' } });
    const { text } = await before('GET', '/_sandbox/state');
    await first.close();
    const second = await aSandbox({ stateFile, now: new Date(START.getTime() + 1) });
    const after = callerWith(second);
    expect((await after('GET', '/_sandbox/state')).text).toBe(text);
    expect((await after('GET', '/_sandbox/options')).body).toMatchObject({
      twilio: { listOrder: 'oldest-first', listLag: 2, leafOmission: 'keep' },
    });
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
