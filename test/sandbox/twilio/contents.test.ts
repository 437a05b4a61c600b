import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { CONTENT, aSandbox, callerWith, textOf } from '../sandbox-client.ts';
import type { Call } from '../sandbox-client.ts';

const BODY = 'We will get back to you as soon as possible.';
const LIST = '/content.twilio.com/v1/ContentAndApprovals';
let sandbox: Sandbox;
let call: Call;

beforeEach(async () => {
  sandbox = await aSandbox();
  call = callerWith(sandbox);
});

afterEach(() => sandbox.close());

const create = async (body: unknown = textOf(BODY)): Promise<string> =>
  String((await call('POST', CONTENT, body)).body['sid']);

const sidsOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/"sid":"(\w+)"/g), ([, sid]) => sid ?? '');
const linkIn = (text: string, name: string): string => {
  const [, path = ''] = new RegExp(`"${name}":"https:/(/[^"]+)"`).exec(text) ?? [];
  return path;
};

describe('contents', () => {
  test('one that was never submitted is listed with an empty approval', async () => {
    const sid = await create();
    const { body } = await call('GET', LIST);
    expect(body['contents']).toEqual([
      expect.objectContaining({
        sid,
        friendly_name: 'template_5',
        types: { 'twilio/text': { body: BODY } },
        approval_requests: {
          name: '',
          category: '',
          content_type: '',
          status: 'unsubmitted',
          rejection_reason: '',
          allow_category_change: true,
        },
      }),
    ]);
  });

  test('the same body sent twice makes two', async () => {
    expect(await create()).not.toBe(await create());
    expect((await call('GET', CONTENT)).body['contents']).toHaveLength(2);
  });

  test('reading adds keys that nobody sent', async () => {
    const actions = [{ type: 'QUICK_REPLY', title: 'Yes' }];
    const sid = await create({ language: 'en', types: { 'twilio/card': { title: 'Are you in?', actions } } });
    const { body } = await call('GET', `${CONTENT}/${sid}`);
    expect(body['types']).toEqual({
      'twilio/card': {
        title: 'Are you in?',
        subtitle: null,
        body: null,
        media: [],
        orientation: 'VERTICAL',
        actions: [
          { type: 'QUICK_REPLY', title: 'Yes', chip_list: null, id: null, webview_size: 'NONE', index: 0 },
        ],
      },
    });
  });

  test('an unsubmitted one can be edited and keeps its sid, but not its language', async () => {
    const sid = await create();
    const edited = await call('PUT', `${CONTENT}/${sid}`, textOf('Thank you.'));
    expect(edited.body).toMatchObject({ sid, types: { 'twilio/text': { body: 'Thank you.' } } });
    const foreign = await call('PUT', `${CONTENT}/${sid}`, { ...textOf('Danke.'), language: 'de' });
    expect(foreign.status).toBe(400);
  });

  test('a submitted one cannot be edited', async () => {
    const sid = await create();
    await call('POST', `${CONTENT}/${sid}/ApprovalRequests/whatsapp`, {
      name: 'template_5',
      category: 'UTILITY',
    });
    expect((await call('PUT', `${CONTENT}/${sid}`, textOf('Thank you.'))).status).toBe(400);
  });

  test('a deleted one is gone', async () => {
    const sid = await create();
    expect((await call('DELETE', `${CONTENT}/${sid}?deleteInWaba=true`)).status).toBe(204);
    expect((await call('GET', `${CONTENT}/${sid}`)).body).toMatchObject({ code: 20_404 });
  });

  test.each([
    ['no types', { language: 'en' }, 92_001],
    ['camelCase types', { language: 'en', types: { twilioText: { body: BODY } } }, 92_001],
    [
      'a key that the type does not have',
      { language: 'en', types: { 'twilio/text': { body: BODY, headerText: 'x' } } },
      20_001,
    ],
    ['no language', { types: { 'twilio/text': { body: BODY } } }, 92_004],
    ['a language with a hyphen', { ...textOf(BODY), language: 'en-US' }, 92_004],
    ['a variable that is no text', { ...textOf(BODY), variables: { 1: 5 } }, 92_002],
    [
      '101 variables',
      { ...textOf(BODY), variables: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [n, 'x'])) },
      92_002,
    ],
  ])('%s is refused', async (_, body, code) => {
    const reply = await call('POST', CONTENT, body);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code });
  });
});

describe('pages', () => {
  test('lead through the whole list and back, although an item of the first page vanishes meanwhile', async () => {
    const made: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) made.push(await create(textOf(BODY, name)));
    const newestFirst = made.toReversed();
    const first = await call('GET', `${CONTENT}?PageSize=2`);
    await call('DELETE', `${CONTENT}/${newestFirst[1] ?? ''}`);
    const second = await call('GET', linkIn(first.text, 'next_page_url'));
    const third = await call('GET', linkIn(second.text, 'next_page_url'));
    const back = await call('GET', linkIn(third.text, 'previous_page_url'));
    expect(sidsOf(first.text)).toEqual(newestFirst.slice(0, 2));
    expect(sidsOf(second.text)).toEqual(newestFirst.slice(2, 4));
    expect(sidsOf(third.text)).toEqual(newestFirst.slice(4));
    expect(sidsOf(back.text)).toEqual(newestFirst.slice(2, 4));
    expect(third.body['meta']).toMatchObject({ page: 2, page_size: 2, next_page_url: null, key: 'contents' });
  });

  test('larger than 1000 are refused with 20007, unknown tokens with 21481', async () => {
    expect((await call('GET', `${CONTENT}?PageSize=1001`)).body).toMatchObject({ code: 20_007, status: 400 });
    expect((await call('GET', `${CONTENT}?Page=1&PageToken=abc`)).body).toMatchObject({ code: 21_481 });
    expect((await call('GET', `${CONTENT}?Page=1`)).body).toMatchObject({ code: 21_481 });
  });

  test('are cut at 1 MB', async () => {
    const variables = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [index, 'x'.repeat(1600)]),
    );
    for (let count = 0; count < 8; count += 1) await create(textOf(BODY, 'large', variables));
    const { body, text } = await call('GET', `${CONTENT}?PageSize=500`);
    expect(body['contents']).toHaveLength(6);
    expect(linkIn(text, 'next_page_url')).toContain('PageToken=');
  });
});
