import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { wholeList } from '../../../src/providers/twilio/list.ts';
import type { ListRequest } from '../../../src/providers/twilio/list.ts';
import { accountUrl, senderUrl, withQuery } from '../../../src/providers/twilio/urls.ts';

const SENDERS: ListRequest = {
  operation: 'list the senders',
  url: withQuery(senderUrl(), { Channel: 'whatsapp', PageSize: '1000' }),
  key: 'senders',
  base: undefined,
};
const ACCOUNTS: ListRequest = {
  operation: 'list the accounts',
  url: withQuery(accountUrl(), { PageSize: '1000' }),
  key: 'accounts',
  base: undefined,
};
const INCOMPLETE = { facts: { provider: 'twilio', result: 'unknown', code: 'incomplete-list' } };

/** A page of a product API. */
function page(sids: readonly string[], next: string | null = null): JsonObject {
  return { meta: { key: 'senders', next_page_url: next }, senders: sids.map((sid) => ({ sid })) };
}

/** Lists what the pages give, one after the other, and tells which addresses were asked for. */
async function listed(request: ListRequest, pages: readonly JsonObject[]) {
  const asked: string[] = [];
  const left = [...pages];
  const items = await wholeList(({ url }) => {
    asked.push(url.href);
    return Promise.resolve(left.shift() ?? {});
  }, request);
  return { asked, sids: items.map((item) => item['sid']) };
}

test('a list of one page', async () => {
  expect(await listed(SENDERS, [page(['XE1', 'XE2'])])).toEqual({
    asked: ['https://messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp&PageSize=1000'],
    sids: ['XE1', 'XE2'],
  });
});

test('the absolute links of product APIs are followed', async () => {
  const next =
    'https://messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp&PageSize=1000&Page=1&PageToken=DN1';
  const { asked, sids } = await listed(SENDERS, [page(['XE1'], next), page(['XE2'])]);
  expect([asked[1], sids]).toEqual([next, ['XE1', 'XE2']]);
});

test('the relative links of v2010 are followed', async () => {
  const next = '/2010-04-01/Accounts.json?PageSize=1000&Page=1&PageToken=PAAC1';
  const { asked, sids } = await listed(ACCOUNTS, [
    { accounts: [{ sid: 'AC1' }], next_page_uri: next },
    { accounts: [{ sid: 'AC2' }], next_page_uri: null },
  ]);
  expect([asked[1], sids]).toEqual([`https://api.twilio.com${next}`, ['AC1', 'AC2']]);
});

test('a row that moved to the next page while others were added counts once', async () => {
  const next = `${SENDERS.url.href}&PageToken=DN1`;
  const { sids } = await listed(SENDERS, [page(['XE1', 'XE2'], next), page(['XE2', 'XE3'])]);
  expect(sids).toEqual(['XE1', 'XE2', 'XE3']);
});

test('a page token that comes again is an incomplete list', async () => {
  const [first, second] = [1, 2].map((number) => `${SENDERS.url.href}&Page=${number}&PageToken=DN1`);
  const pages = [page(['XE1'], first), page(['XE2'], second), page(['XE3'])];
  await expect(listed(SENDERS, pages)).rejects.toMatchObject(INCOMPLETE);
});

test('a page that links to itself is an incomplete list', async () => {
  const pages = [page(['XE1'], SENDERS.url.href), page(['XE2'])];
  await expect(listed(SENDERS, pages)).rejects.toMatchObject(INCOMPLETE);
});

test('a list that never ends is an incomplete list', async () => {
  let number = 0;
  const endless = wholeList(() => {
    number += 1;
    return Promise.resolve(page([], `${SENDERS.url.href}&PageToken=DN${number}`));
  }, SENDERS);
  await expect(endless).rejects.toMatchObject(INCOMPLETE);
  expect(number).toBe(10_000);
});

test.each([
  ['without its items', { meta: { next_page_url: null } }],
  ['with something else for its items', { senders: {}, meta: { next_page_url: null } }],
  ['with something else among its items', { senders: ['XE1'], meta: { next_page_url: null } }],
  ['that does not say whether it is the last', { senders: [] }],
  ['with a link that is none', { senders: [], meta: { next_page_url: 7 } }],
])('a page %s is an incomplete list', async (_what, broken) => {
  await expect(listed(SENDERS, [broken])).rejects.toMatchObject(INCOMPLETE);
});

test.each([
  'https://evil.example.com/v2/Channels/Senders?PageToken=DN1',
  'http://messaging.twilio.com/v2/Channels/Senders?PageToken=DN1',
  'https://messaging.twilio.com:8443/v2/Channels/Senders?PageToken=DN1',
  '//evil.example.com/v2/Channels/Senders?PageToken=DN1',
  'https://content.twilio.com/v1/Content?PageToken=DN1',
])('credentials do not follow a link to %s', async (next) => {
  await expect(listed(SENDERS, [page(['XE1'], next), page([])])).rejects.toMatchObject(INCOMPLETE);
});

test('behind a base URL, links may name the base', async () => {
  const base = 'https://proxy.example.com';
  const next = `${base}/messaging.twilio.com/v2/Channels/Senders?PageToken=DN1`;
  const { asked } = await listed({ ...SENDERS, base }, [page(['XE1'], next), page(['XE2'])]);
  expect(asked[1]).toBe('https://messaging.twilio.com/v2/Channels/Senders?PageToken=DN1');
});

test('an item without a sid is a reply that is not understood', async () => {
  const pages = [{ senders: [{ status: 'ONLINE' }], meta: { next_page_url: null } }];
  await expect(listed(SENDERS, pages)).rejects.toMatchObject({
    facts: { result: 'unknown', code: 'unexpected-reply' },
  });
});
