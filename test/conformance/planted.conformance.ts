import { beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/start.ts';
import { aGuardedFetch, connected } from '../providers/twilio/connected.ts';
import { judge } from './check.ts';
import { contractOf } from './contract.ts';
import { readDocuments } from './documents.ts';
import type { Exchange } from './exchange.ts';
import { recording } from './recorder.ts';

// With Twilio's own documents, so it runs in `npm run conformance` only. The rules are tested one by one in check.test.ts.
const contract = contractOf(readDocuments(process.env['CONFORMANCE_DOCUMENTS'] ?? ''));

const SENDER = { number: '+14045550122', wabaId: '1029384756', profile: { name: 'ABC Banking' } };
const TEMPLATE = {
  friendlyName: 'greeting_v1',
  language: 'en',
  types: { 'twilio/text': { body: 'Hello {{1}}, we got your message.' } },
  variables: { '1': 'Ada' },
};

/** Real exchanges of the client with the twin, by the call that made them. */
const exchanges = new Map<string, Exchange>();

beforeAll(async () => {
  const sandbox = await startSandbox({ now: new Date('2026-12-01T09:00:00Z') });
  let call = '';
  const fetch = recording(globalThis.fetch, (exchange) => exchanges.set(call, exchange));
  const { accountSid, authToken } = sandbox.credentials;
  const connection = { accountSid, authToken, baseUrl: sandbox.origin, fetch: aGuardedFetch({ fetch }) };
  const { reads, writes } = connected(connection);
  const made = async <Value>(name: string, run: () => Promise<Value>): Promise<Value> => {
    call = name;
    return run();
  };
  const account = await made('createAccount', () => writes.createAccount({ friendlyName: 'abc-banking' }));
  await made('createSender', () => writes.createSender(account, SENDER));
  await made('senders', () => reads.senders(account));
  const content = await made('createContent', () => writes.createContent(account, TEMPLATE));
  const approval = { name: 'greeting_v1', category: 'UTILITY' };
  await made('submitContent', () => writes.submitContent(account, content, approval));
  await sandbox.close();
});

function real(call: string): Exchange {
  const exchange = exchanges.get(call);
  if (exchange === undefined) throw new Error(`${call} was not exchanged`);
  return exchange;
}

/** What is found in a real exchange after a text in its request was replaced. */
function foundInRequest(call: string, from: string, to: string): readonly string[] {
  const { body, ...exchange } = real(call);
  return found({ ...exchange, body: replaced(body, from, to) });
}

/** What is found in a real exchange after a text in its reply was replaced. */
function foundInReply(call: string, from: string, to: string): readonly string[] {
  const { reply, ...exchange } = real(call);
  if (reply === undefined) throw new Error(`${call} was not answered by the twin`);
  return found({ ...exchange, reply: { ...reply, body: replaced(reply.body, from, to) } });
}

function replaced(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

function found(exchange: Exchange): readonly string[] {
  return judge(exchange, contract).findings.map(({ place, what }) => `${place} ${what}`);
}

test.each(['createAccount', 'createSender', 'senders', 'createContent', 'submitContent'])(
  'nothing is found in %s as it is',
  (call) => {
    expect(found(real(call))).toEqual([]);
  },
);

describe('a fault planted in a request is found', () => {
  test('camelCase, as the typed calls of the SDK send it', () => {
    expect(foundInRequest('createSender', '"sender_id"', '"senderId"')).toEqual([
      " must have required property 'sender_id'",
      ' must NOT have additional properties: senderId',
    ]);
    expect(foundInRequest('createSender', '"waba_id"', '"wabaId"')).toEqual([
      '/configuration must NOT have additional properties: wabaId',
    ]);
    expect(foundInRequest('createContent', '"twilio/text"', '"twilioText"')).toEqual([
      '/types must NOT have additional properties: twilioText',
    ]);
  });

  test('a form where JSON is due, and JSON where a form is', () => {
    const form = {
      contentType: 'application/x-www-form-urlencoded',
      body: 'name=greeting_v1&category=UTILITY',
    };
    expect(found({ ...real('submitContent'), ...form })).toEqual([
      'content-type must be application/json, and is application/x-www-form-urlencoded',
    ]);
    const json = { contentType: 'application/json', body: '{"FriendlyName":"abc-banking"}' };
    expect(found({ ...real('createAccount'), ...json })).toEqual([
      'content-type must be application/x-www-form-urlencoded, and is application/json',
    ]);
  });

  test('a missing required field', () => {
    expect(foundInRequest('submitContent', ',"category":"UTILITY"', '')).toEqual([
      " must have required property 'category'",
    ]);
  });

  test('an unknown form field', () => {
    expect(foundInRequest('createAccount', 'FriendlyName', 'friendly_name')).toEqual([
      ' must NOT have additional properties: friendly_name',
    ]);
  });

  test('an unknown query parameter, and a missing one', () => {
    const { url, ...listing } = real('senders');
    expect(found({ ...listing, url: `${url}&Status=ONLINE` })).toEqual([
      'query must NOT have additional properties: Status',
    ]);
    expect(found({ ...listing, url: replaced(url, 'Channel=whatsapp&', '') })).toEqual([
      "query must have required property 'Channel'",
    ]);
  });
});

describe('a fault planted in a reply is found', () => {
  test('a value outside an enum', () => {
    expect(foundInReply('createSender', '"CREATING"', '"MAKING"')).toEqual([
      expect.stringMatching(/^\/status must be equal to one of the allowed values: CREATING, ONLINE/),
    ]);
  });

  test('a missing field', () => {
    expect(foundInReply('senders', '"offline_reasons":null,', '')).toEqual([
      "/senders/0 must have required property 'offline_reasons'",
    ]);
    expect(foundInReply('createContent', '"date_created"', '"date_made"')).toEqual(
      expect.arrayContaining([" must have required property 'date_created'"]),
    );
  });

  test('another status', () => {
    const { reply, ...exchange } = real('createSender');
    expect(reply?.status).toBe(202);
    const answered = { status: 201, contentType: 'application/json', body: reply?.body ?? '' };
    expect(found({ ...exchange, reply: answered })).toEqual(['status 201 is not documented']);
  });
});
