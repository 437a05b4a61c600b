import { expect, test } from 'vitest';
import { openBank } from './portal.ts';

const REPORT = '/v1/reports/administrator-activity?root=abc-banking';

test('what an admin did by hand is in the report, with who did it', async () => {
  const { api, byHand } = await openBank();
  const admin = 'mmp-admin@abc-banking.example.com';
  await byHand('PATCH', '/organisations/retail-bank', { whatsapp: true, admin });

  const { body } = await api('GET', `${REPORT}&organisation=retail-bank`);

  expect(body).toMatchObject({
    items: [
      { event: 'organisation-changed', admin: 'reconcile', details: 'Retail Bank' },
      { event: 'whatsapp-messaging-changed', admin, details: 'enabled', at: '2026-12-01T09:00:00.000Z' },
    ],
    nextPageToken: null,
  });
});

test.each([
  ['from=2026-12-01&to=2026-12-01', 5],
  ['from=2026-12-02', 0],
  ['to=2026-11-30', 0],
  ['type=write', 5],
  ['type=download', 0],
])('the report asked for with %s holds %i activities', async (query, count) => {
  const { api } = await openBank();

  const { body } = await api('GET', `${REPORT}&${query}`);

  expect((body as { items: unknown[] }).items).toHaveLength(count);
});

test('a day or a type that is none is refused', async () => {
  const { api } = await openBank();

  for (const query of ['from=yesterday', 'type=all', 'organisation=Retail'])
    expect(await api('GET', `${REPORT}&${query}`)).toMatchObject({ status: 400 });
});

test('the report does not grow for ever', async () => {
  const { api, state } = await openBank();
  const oldest = Object.keys(state.activities)[0];
  state.changes = 5000;

  await api('PUT', '/v1/organisations/europe', { name: 'Europe', parentExternalId: 'operations' });

  expect(Object.keys(state.activities)).not.toContain(oldest);
  expect(Object.keys(state.activities)).toHaveLength(5);
});
