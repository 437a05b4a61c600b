import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { CONTENT, aSandbox } from '../sandbox-client.ts';
import { anOnboarding } from './onboarding.ts';
import type { Onboarding } from './onboarding.ts';

let sandbox: Sandbox;
let acme: Onboarding;

beforeEach(async () => {
  sandbox = await aSandbox();
  acme = await anOnboarding(sandbox);
});

afterEach(() => sandbox.close());

const MEDIA = ['https://www.example.com/card.png'];
const body = 'We will get back to you.';
const flow = { body, button_text: 'Begin' };
const site = { type: 'URL', title: 'Our site', url: 'https://www.example.com/' };
const yes = { type: 'QUICK_REPLY', title: 'Yes' };
const inCard = { chip_list: null, id: null, webview_size: 'NONE', index: 0 };

describe('content types', () => {
  test.each([
    ['twilio/text', { body }, {}],
    ['twilio/media', { body, media: MEDIA }, {}],
    [
      'twilio/quick-reply',
      { body, actions: [{ title: 'Yes' }] },
      { actions: [{ title: 'Yes', id: null, type: 'QUICK_REPLY', index: 0 }] },
    ],
    ['twilio/call-to-action', { body, actions: [site] }, { actions: [{ ...site, id: null, index: 0 }] }],
    [
      'twilio/card',
      { title: body, actions: [yes] },
      { body: null, subtitle: null, media: [], orientation: 'VERTICAL', actions: [{ ...yes, ...inCard }] },
    ],
    [
      'whatsapp/card',
      { body, actions: [site] },
      { footer: null, header_text: null, media: [], actions: [{ ...site, ...inCard }] },
    ],
    [
      'whatsapp/authentication',
      { actions: [{ type: 'COPY_CODE', copy_code_text: 'Copy' }] },
      {
        add_security_recommendation: true,
        code_expiration_minutes: null,
        actions: [{ type: 'COPY_CODE', copy_code_text: 'Copy', index: 0 }],
      },
    ],
    ['twilio/carousel', { body, cards: [{ title: 'One', body, media: 'm', actions: [] }] }, {}],
    [
      'twilio/catalog',
      { body, id: '1234' },
      { title: null, subtitle: null, items: null, dynamic_items: null },
    ],
    ['twilio/flows', { ...flow, pages: [], type: 'OTHER' }, { subtitle: null, media_url: null }],
    [
      'whatsapp/flows',
      { ...flow, flow_id: '42' },
      {
        subtitle: null,
        media_url: null,
        flow_token: null,
        flow_first_page_id: null,
        is_flow_first_page_endpoint: null,
      },
    ],
  ])('%s reads back with what Twilio adds, and is approved', async (type, sent, added) => {
    const category = type === 'whatsapp/authentication' ? 'AUTHENTICATION' : 'UTILITY';
    const sid = await acme.submit({ language: 'en', types: { [type]: sent } }, 'template_1', category);
    expect((await acme.call('GET', `${CONTENT}/${sid}`)).body['types']).toEqual({
      [type]: { ...sent, ...added },
    });
    sandbox.advance({ hours: 24 });
    expect(await acme.approval(sid)).toMatchObject({ status: 'approved', content_type: type });
  });

  test.each([
    ['twilio/location', { latitude: 51.5, longitude: -0.1 }, { label: null, id: null, address: null }],
    ['twilio/list-picker', { body, button: 'Choose', items: [{ id: '1', item: 'Yes' }] }, {}],
    ['twilio/media', { media: MEDIA }, { body: null }],
    ['twilio/schedule', { id: '1', title: 'When?', timeSlots: 'monday' }, {}],
  ])('%s is kept for conversations', async (type, sent, added) => {
    const created = await acme.call('POST', CONTENT, { language: 'en', types: { [type]: sent } });
    expect(created.status).toBe(201);
    expect(created.body['types']).toEqual({ [type]: { ...sent, ...added } });
  });
});
