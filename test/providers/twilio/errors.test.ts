import { describe, expect, test } from 'vitest';
import { refusal } from '../../../src/providers/twilio/errors.ts';
import type { Json } from '../../../src/model/json.ts';
import { isCredentialsRejected } from '../../../src/model/errors.ts';

function factsOf(status: number, body?: Json, headers: Record<string, string> = {}) {
  return refusal({ status, body, headers: new Headers(headers) }, 'create a sender').facts;
}

function bodyOf(code: Json): Json {
  return { code, message: 'The number +14045550122 is taken', more_info: 'https://example.com', status: 400 };
}

describe('what is known after a reply', () => {
  test.each([
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [408, 'unknown'],
    [409, 'refused'],
    [429, 'not-sent'],
    [500, 'unknown'],
    [502, 'unknown'],
    [503, 'unknown'],
  ])('HTTP %i is %s', (status, result) => {
    expect(factsOf(status)).toMatchObject({ status, result, operation: 'create a sender' });
  });
});

describe('the code', () => {
  test('names the problem, the way out and who can go it', () => {
    expect(factsOf(400, bodyOf(63_110))).toMatchObject({
      code: '63110',
      summary: 'The number is registered on WhatsApp elsewhere.',
      party: 'enterprise',
    });
  });

  test('that is not known here keeps its number', () => {
    expect(factsOf(400, bodyOf(63_999))).toMatchObject({
      code: '63999',
      reason: 'unknown-code',
      summary: 'Twilio gives code 63999, which is not known here.',
      fix: 'See twilio.com/docs/errors/63999.',
    });
  });

  test.each([
    { type: 'about:blank', title: 'Bad', status: 400, code: 63_100, detail: '+14045550122' },
    { type: 'https://www.twilio.com/docs/api/errors/63100', title: 'Bad', status: 400, errors: [] },
  ])('of the newer kind of error body is read as well: $type', (problem) => {
    expect(factsOf(400, problem)).toMatchObject({ code: '63100', reason: 'sender-invalid' });
  });

  test('says that nothing was done, whatever the HTTP status is', () => {
    expect(factsOf(409, bodyOf(20_409))).toMatchObject({ result: 'not-sent', reason: 'changed-meanwhile' });
    expect(factsOf(503, bodyOf(20_429))).toMatchObject({ result: 'not-sent', reason: 'too-many-requests' });
  });

  test('of a name that is under review already is waited for, not sent again', () => {
    expect(factsOf(409, bodyOf(63_128))).toMatchObject({ result: 'refused', party: 'meta' });
  });

  test('that is not known is no refusal when the server failed', () => {
    expect(factsOf(500, bodyOf(29_999))).toMatchObject({ result: 'unknown', party: 'twilio', code: '29999' });
  });

  test.each([
    [401, '20003'],
    [404, 'http-404'],
    [429, '20429'],
    [500, 'http-500'],
  ])('of HTTP %i without a body is %s', (status, code) => {
    expect(factsOf(status).code).toBe(code);
  });

  test.each([['<script>'], ['14045550122'], [4.5], [null], [{ a: 1 }], [-1], [1_404_555]])(
    'is not taken from %j, which is no code',
    (code) => {
      expect(factsOf(400, bodyOf(code)).code).toBe('http-400');
    },
  );

  test.each([[null], ['text'], [7], [[]], [{}]])('may be missing: %j', (body) => {
    expect(factsOf(418, body).code).toBe('http-418');
  });

  test('401 is the rejection of the credentials', () => {
    const error = refusal({ status: 401, body: undefined, headers: new Headers() }, 'list the accounts');
    expect(isCredentialsRejected(error)).toBe(true);
  });
});

test('the words of Twilio are never repeated', () => {
  expect(JSON.stringify(factsOf(400, bodyOf(63_110)))).not.toContain('4045550122');
  expect(JSON.stringify(factsOf(400, bodyOf(12_345)))).not.toContain('taken');
});

describe('Retry-After', () => {
  test('in seconds', () => {
    expect(factsOf(429, undefined, { 'retry-after': '7' }).retryAfterMs).toBe(7000);
  });

  test('as a date counts from the date of the reply', () => {
    const headers = {
      'retry-after': 'Tue, 24 Nov 2026 09:00:30 GMT',
      date: 'Tue, 24 Nov 2026 09:00:00 GMT',
    };
    expect(factsOf(503, undefined, headers).retryAfterMs).toBe(30_000);
  });

  test('in the past is now', () => {
    const headers = {
      'retry-after': 'Tue, 24 Nov 2026 08:00:00 GMT',
      date: 'Tue, 24 Nov 2026 09:00:00 GMT',
    };
    expect(factsOf(429, undefined, headers).retryAfterMs).toBe(0);
  });

  test.each(['', 'soon', '-5', '1e9', '99999999999', 'Tue, 24 Nov 2026 09:00:30 GMT'])(
    '"%s" alone says nothing',
    (text) => {
      expect(factsOf(429, undefined, { 'retry-after': text })).not.toHaveProperty('retryAfterMs');
    },
  );
});
