import { expect, test } from 'vitest';
import { openBank } from './portal.ts';

const ACKNOWLEDGE = 'This is to acknowledge your message. We will get back to you as soon as possible.';

test('a template is published to one organisation and is not seen below it', async () => {
  const { api } = await openBank();

  const first = await api('PUT', '/v1/whatsapp-templates/retail-bank/template_8/en', { value: ACKNOWLEDGE });
  const second = await api('PUT', '/v1/whatsapp-templates/retail-bank/template_8/en', {
    value: 'Thank you.',
  });
  const list = await api('GET', '/v1/whatsapp-templates?root=abc-banking');

  expect([first.status, second.status]).toEqual([201, 200]);
  expect(list.body).toEqual({
    items: [
      { organisationExternalId: 'retail-bank', key: 'template_8', language: 'en', value: 'Thank you.' },
    ],
    nextPageToken: null,
  });
});

test('languages of a template are published and withdrawn one by one', async () => {
  const { api, state } = await openBank();
  await api('PUT', '/v1/whatsapp-templates/europe/template_8/en', { value: ACKNOWLEDGE });
  await api('PUT', '/v1/whatsapp-templates/europe/template_8/pt_BR', { value: 'Obrigado.' });

  const first = await api('DELETE', '/v1/whatsapp-templates/europe/template_8/en');
  const second = await api('DELETE', '/v1/whatsapp-templates/europe/template_8/en');

  expect([first.status, second.status]).toEqual([204, 204]);
  expect(Object.keys(state.templates)).toEqual(['europe/template_8/pt_BR']);
});

test('a text is counted in characters: 1024 emoji fit, 1025 do not, none does not', async () => {
  const { api } = await openBank();
  const path = '/v1/whatsapp-templates/europe/template_8/en';

  const longest = await api('PUT', path, { value: '\u{1F600}'.repeat(1024) });
  const longer = await api('PUT', path, { value: '\u{1F600}'.repeat(1025) });
  const empty = await api('PUT', path, { value: '' });

  expect([longest.status, longer.status, empty.status]).toEqual([201, 400, 400]);
});

test('a template for an unknown organisation is not found', async () => {
  const { api } = await openBank();

  const { status, body } = await api('PUT', '/v1/whatsapp-templates/nowhere/template_8/en', { value: 'x' });

  expect(status).toBe(404);
  expect(body).toMatchObject({ code: 'organisation-unknown', organisation: 'nowhere' });
});
