import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/start.ts';
import { CONTENT, SENDERS, START, V2010, aSandbox, callerWith, senderOf, textOf } from './sandbox-client.ts';
import type { Call } from './sandbox-client.ts';

let sandbox: Sandbox;
let call: Call;

beforeEach(async () => {
  sandbox = await aSandbox();
  call = callerWith(sandbox);
});

afterEach(() => sandbox.close());

describe('the control door', () => {
  test('moves the clock', async () => {
    expect((await call('GET', '/_sandbox/clock')).body).toEqual({ now: START.toISOString() });
    const { body } = await call('POST', '/_sandbox/clock', { advanceHours: 24 });
    expect(body).toEqual({ now: '2026-12-02T09:00:00.000Z' });
  });

  test('refuses a body it does not understand', async () => {
    const replies = await Promise.all([
      call('POST', '/_sandbox/clock', { hours: 1 }),
      call('POST', '/_sandbox/clock', { advanceHours: -1 }),
      call('POST', '/_sandbox/verdicts', { template_5: 'perhaps' }),
      call('POST', '/_sandbox/wabas', { '1029384756': 'lost' }),
      call('POST', '/_sandbox/phones', { '+14045550122': { whatsapp: 'perhaps' } }),
      call('POST', '/_sandbox/phones', { '14045550122': {} }),
      call('POST', '/_sandbox/quality', { template_5: 'green' }),
      call('PUT', '/_sandbox/options', {}),
      call('POST', '/_sandbox/faults', { match: 'everything' }),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 400));
  });

  test('a fault answers as a rate limit with Retry-After and does nothing else', async () => {
    await call('POST', '/_sandbox/faults', {
      match: `POST ${CONTENT}`,
      status: 429,
      times: 1,
      retryAfter: 7,
    });
    const limited = await call('POST', CONTENT, textOf('Hello from us.'));
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('7');
    expect(limited.body).toMatchObject({ code: 20_429, status: 429 });
    expect((await call('GET', CONTENT)).body['contents']).toEqual([]);
    expect((await call('POST', CONTENT, textOf('Hello from us.'))).status).toBe(201);
  });

  test('a 503 comes as HTML, as gateways write it', async () => {
    await call('POST', '/_sandbox/faults', { match: `* ${V2010}`, status: 503, times: 1 });
    const reply = await call('GET', `${V2010}/Accounts.json`);
    expect(reply.status).toBe(503);
    expect(reply.headers.get('content-type')).toBe('text/html');
  });

  test('a connection can drop after the effect, which then is there', async () => {
    await call('POST', '/_sandbox/faults', { match: `POST ${CONTENT}`, drop: 'after', times: 1 });
    await expect(call('POST', CONTENT, textOf('Hello from us.'))).rejects.toThrow();
    expect((await call('GET', CONTENT)).body['contents']).toHaveLength(1);
  });

  test('a connection can drop before the effect, which then is not there', async () => {
    await call('POST', '/_sandbox/faults', { match: `POST ${CONTENT}`, drop: 'before', times: 1 });
    await expect(call('POST', CONTENT, textOf('Hello from us.'))).rejects.toThrow();
    expect((await call('GET', CONTENT)).body['contents']).toEqual([]);
  });

  test('a fault can let some requests pass first, and faults can be taken back', async () => {
    await call('POST', '/_sandbox/faults', { match: `GET ${CONTENT}`, status: 500, times: 5, skip: 1 });
    expect((await call('GET', CONTENT)).status).toBe(200);
    expect((await call('GET', CONTENT)).status).toBe(500);
    await call('DELETE', '/_sandbox/faults');
    expect((await call('GET', CONTENT)).status).toBe(200);
  });

  const name = "a console edit changes a sender behind the API's back, even into what nobody documents";
  test(name, { meta: { undocumented: true } }, async () => {
    const created = await call('POST', SENDERS, senderOf('+14045550122'));
    const sid = String(created.body['sid']);
    await call('PATCH', `/_sandbox/twilio/senders/${sid}`, {
      status: 'HIBERNATING',
      profile: { about: 'Edited by hand' },
      surprise: 42,
    });
    const { body } = await call('GET', `${SENDERS}/${sid}`);
    expect(body).toMatchObject({ status: 'HIBERNATING', surprise: 42 });
    expect(body['profile']).toMatchObject({ name: 'ABC Banking', about: 'Edited by hand' });
  });

  test('a console edit pauses an approved template and moves it to another category', async () => {
    const created = await call('POST', CONTENT, textOf('We will get back to you.', 'template_8'));
    const sid = String(created.body['sid']);
    const approval = { name: 'template_8', category: 'UTILITY' };
    await call('POST', `${CONTENT}/${sid}/ApprovalRequests/whatsapp`, approval);
    sandbox.advance({ hours: 24 });
    await call('PATCH', `/_sandbox/twilio/contents/${sid}`, { status: 'paused', category: 'MARKETING' });
    const { body } = await call('GET', `${CONTENT}/${sid}/ApprovalRequests`);
    expect(body['whatsapp']).toMatchObject({ status: 'paused', category: 'MARKETING' });
  });

  test('faults strike the MMP as well, in its own shape', async () => {
    await call('POST', '/_sandbox/faults', { match: 'GET /mmp/v1/organisations', status: 429, times: 1 });
    const limited = await call('GET', '/mmp/v1/organisations');
    expect(limited.headers.get('content-type')).toContain('application/problem+json');
    expect(limited.body).toMatchObject({ status: 429, code: 'too-many-requests' });
  });
});
