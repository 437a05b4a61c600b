import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/start.ts';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { connected, NUMBER } from './connected.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ now: new Date('2026-11-24T09:00:00Z') });
});

afterEach(() => sandbox.close());

function aClient() {
  const { accountSid, authToken } = sandbox.credentials;
  return connected({ accountSid, authToken, baseUrl: sandbox.origin });
}

const BODY = {
  friendlyName: 'greeting_v1',
  language: 'en',
  types: { 'twilio/text': { body: 'Hello {{1}}, we got your message.' } },
  variables: { '1': 'Ada' },
};

test('an enterprise is onboarded from the account to an online sender and an approved template', async () => {
  const { reads, writes } = aClient();
  const account = await writes.createAccount({ friendlyName: 'abc-banking' });
  await writes.buyNumber(account, NUMBER);
  const sender = await writes.createSender(account, {
    number: NUMBER,
    wabaId: '1029384756',
    profile: { name: 'ABC Banking', about: 'Banking made simple', vertical: 'Finance and Banking' },
  });
  const template = await writes.createContent(account, BODY);
  await writes.submitContent(account, template, { name: 'greeting_v1', category: 'UTILITY' });

  sandbox.advance({ hours: 80 });

  expect(await reads.accounts()).toEqual([{ sid: account, friendlyName: 'abc-banking', status: 'active' }]);
  expect(await reads.numbers(account)).toMatchObject([
    { number: NUMBER, capabilities: { sms: true, voice: true } },
  ]);
  expect(await reads.senders(account)).toMatchObject([
    {
      sid: sender,
      number: NUMBER,
      status: 'ONLINE',
      wabaId: '1029384756',
      profile: { name: 'ABC Banking', about: 'Banking made simple', vertical: 'Finance and Banking' },
    },
  ]);
  expect(await reads.templates(account)).toMatchObject([
    {
      sid: template,
      friendlyName: 'greeting_v1',
      language: 'en',
      approval: { status: 'approved', category: 'UTILITY' },
    },
  ]);
});

test('a client that starts later finds the accounts and their credentials by itself', async () => {
  const account = await aClient().writes.createAccount({ friendlyName: 'larkspur-wealth' });
  const later = aClient();
  await later.writes.createContent(account, BODY);
  expect(await later.reads.templates(account)).toMatchObject([
    { friendlyName: 'greeting_v1', variables: { '1': 'Ada' }, approval: { status: 'unsubmitted' } },
  ]);
});

test('what was changed is read back, and what was deleted is gone', async () => {
  const { reads, writes } = aClient();
  const account = await writes.createAccount({ friendlyName: 'fernhill-motors' });
  const number = await writes.buyNumber(account, NUMBER);
  const sender = await writes.createSender(account, {
    number: NUMBER,
    wabaId: '5647382910',
    profile: { name: 'Fernhill Motors' },
  });
  sandbox.advance({ hours: 80 });
  await writes.updateSender(account, sender, {
    profile: { name: 'Fernhill Motors', about: 'Open nine to five' },
  });
  sandbox.advance({ hours: 1 });
  const content = await writes.createContent(account, BODY);
  await writes.updateContent(account, content, { ...BODY, variables: { '1': 'Grace' } });

  expect(await reads.senders(account)).toMatchObject([{ profile: { about: 'Open nine to five' } }]);
  expect(await reads.templates(account)).toMatchObject([{ variables: { '1': 'Grace' } }]);

  await writes.deleteSender(account, sender);
  await writes.deleteContent(account, content);
  await writes.releaseNumber(account, number);
  expect(await reads.senders(account)).toEqual([]);
  expect(await reads.templates(account)).toEqual([]);
  expect(await reads.numbers(account)).toEqual([]);
});

test('lists longer than a page come whole', async () => {
  const { reads, writes } = aClient();
  const account = await writes.createAccount({ friendlyName: 'abc-banking' });
  const names = Array.from({ length: 520 }, (_, index) => `greeting_${index}`);
  await Promise.all(names.map((friendlyName) => writes.createContent(account, { ...BODY, friendlyName })));
  const templates = await reads.templates(account);
  expect(new Set(templates.map((template) => template.friendlyName))).toEqual(new Set(names));
});

test('a closed account has nothing to list', async () => {
  const { reads, writes } = aClient();
  const account = await writes.createAccount({ friendlyName: 'abc-banking' });
  await writes.setAccountStatus(account, 'closed');
  expect(await reads.senders(account)).toEqual([]);
  expect(await reads.accounts()).toMatchObject([{ sid: account, status: 'closed' }]);
});

test('a suspended account fails alone, not as a rejection of the credentials of the ISV', async () => {
  const { reads, writes } = aClient();
  const account = await writes.createAccount({ friendlyName: 'abc-banking' });
  await writes.setAccountStatus(account, 'suspended');
  await expect(reads.senders(account)).rejects.toMatchObject({
    facts: { code: 'account-not-active', result: 'refused', party: 'isv' },
  });
});

test('a sender with a second WhatsApp Business Account is refused with the code and the party', async () => {
  const { writes } = aClient();
  const account = await writes.createAccount({ friendlyName: 'abc-banking' });
  const body = { number: NUMBER, wabaId: '1029384756', profile: { name: 'ABC Banking' } };
  await writes.createSender(account, body);
  const second = { ...body, number: '+14045550123', wabaId: '5647382910' };
  await expect(writes.createSender(account, second)).rejects.toMatchObject({
    facts: { code: '63102', status: 400, result: 'refused', operation: 'create a sender' },
  });
});

test.each(['before', 'after'])(
  'a create whose connection is lost %s it is done is sent once and its result is unknown',
  async (drop) => {
    const { reads, writes } = aClient();
    const account = await writes.createAccount({ friendlyName: 'abc-banking' });
    const fault = { match: 'POST /content.twilio.com/v1/Content', drop, times: 1 };
    await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
    await expect(writes.createContent(account, BODY)).rejects.toMatchObject({
      facts: { result: 'unknown', code: 'connection-lost', operation: 'create a template' },
    });
    expect(await reads.templates(account)).toHaveLength(drop === 'after' ? 1 : 0);
  },
);

test('a create is sent again after HTTP 429 and happens once', async () => {
  const { reads, writes } = aClient();
  const account = await writes.createAccount({ friendlyName: 'abc-banking' });
  const fault = { match: 'POST /content.twilio.com/v1/Content', status: 429, code: 20_429, times: 2 };
  await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
  await writes.createContent(account, BODY);
  expect(await reads.templates(account)).toHaveLength(1);
});
