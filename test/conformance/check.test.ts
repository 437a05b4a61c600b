import { describe, expect, test } from 'vitest';
import { judge } from './check.ts';
import type { Exchange } from './exchange.ts';
import { aChange, aCreation, aListing, aReply, CONTRACT } from './fixture.ts';

/** Direction, place and difference of each finding. */
function found(exchange: Exchange): readonly string[] {
  return judge(exchange, CONTRACT).findings.map(
    ({ direction, place, what }) => `${direction} ${place}: ${what}`,
  );
}

const REFUSAL = { code: 20404, message: 'Not found', more_info: 'https://www.twilio.com/docs/errors/20404' };

test.each([
  ['JSON', aCreation()],
  ['a query', aListing('PageSize=50')],
  ['a form whose texts stand for numbers and lists', aChange('Size=7&Tag=a&Tag=b')],
  ['a refusal in the shape of all of them', aCreation({ reply: aReply(404, { ...REFUSAL, status: 404 }) })],
])('nothing is found in what the documents say: %s', (_what, exchange) => {
  expect(found(exchange)).toEqual([]);
});

describe('a request of the client', () => {
  test.each<readonly [string, Exchange, readonly string[]]>([
    [
      'a camelCase body',
      aCreation({ body: '{"friendlyName":"lamp"}' }),
      [
        "request : must have required property 'friendly_name'",
        'request : must NOT have additional properties: friendlyName',
      ],
    ],
    [
      'a form where JSON is due',
      aCreation({ contentType: 'application/x-www-form-urlencoded', body: 'friendly_name=lamp' }),
      ['request content-type: must be application/json, and is application/x-www-form-urlencoded'],
    ],
    ['a broken body', aCreation({ body: '{' }), ['request : is not JSON']],
    [
      'a value of another type',
      aCreation({ body: '{"friendly_name":7}' }),
      ['request /friendly_name: must be string'],
    ],
    [
      'a query parameter that nobody knows',
      aListing('Nonsense=1'),
      ['request query: must NOT have additional properties: Nonsense'],
    ],
    [
      'a query parameter beyond its bounds',
      aListing('PageSize=5000'),
      ['request query/PageSize: must be <= 1000'],
    ],
    [
      'a body where none belongs',
      aListing('', { body: '{}' }),
      ['request : there is a body where none belongs'],
    ],
    [
      'a form field that nobody knows',
      aChange('size=7'),
      ['request : must NOT have additional properties: size'],
    ],
    [
      'a sid of another kind',
      aChange('Size=7', { url: 'https://api.twilio.com/v1/Things/XX1.json' }),
      ['request path/Sid: must match pattern "^TH\\d+$"'],
    ],
    [
      'a method that nobody knows',
      aCreation({ method: 'PUT', reply: aReply(404, { ...REFUSAL, status: 404 }) }),
      ['request path: the documents know no such operation'],
    ],
    [
      'the path of another host',
      aListing('', {
        url: 'https://api.twilio.com/v1/Things',
        reply: aReply(404, { ...REFUSAL, status: 404 }),
      }),
      ['request path: the documents know no such operation'],
    ],
  ])('%s is found', (_what, exchange, findings) => {
    expect(found(exchange)).toEqual(findings);
  });

  test('follows the links and sids that a fake server made up', () => {
    const { reply: _twin, ...listing } = aListing('PageToken=x&Made=up');
    const { reply: _none, ...change } = aChange('Size=7', {
      url: 'https://api.twilio.com/v1/Things/made-up.json',
    });
    expect([found(listing), found(change)]).toEqual([[], []]);
  });
});

describe('a reply of the twin', () => {
  test.each<readonly [string, Exchange, readonly string[]]>([
    [
      'a value outside an enum',
      aCreation({ reply: aReply(201, { sid: 'TH1', colour: 'mauve' }) }),
      ['reply /colour: must be equal to one of the allowed values: red, green, null'],
    ],
    [
      'a missing field that every example has',
      aCreation({ reply: aReply(201, { sid: 'TH1' }) }),
      ["reply : must have required property 'colour'"],
    ],
    [
      'a field that an item of a list lacks and one alone would have',
      aListing('', { reply: aReply(200, { things: [{ sid: 'TH1', colour: 'red' }] }) }),
      ["reply /things/0: must have required property 'note'"],
    ],
    [
      'a field that the document does not name',
      aCreation({ reply: aReply(201, { sid: 'TH1', colour: 'red', weight: 3 }) }),
      ['reply : must NOT have additional properties: weight'],
    ],
    [
      'another success than the documented one',
      aCreation({ reply: aReply(200, { sid: 'TH1', colour: 'red' }) }),
      ['reply status: 200 is not documented'],
    ],
    [
      'a body in another type',
      aCreation({ reply: { status: 201, contentType: 'text/html', body: '<html>' } }),
      ['reply content-type: must be application/json, and is text/html'],
    ],
    [
      'a body after a deletion',
      aChange('', { reply: aReply(204, {}) }),
      ['reply : there is a body where none belongs'],
    ],
    [
      'a refusal that lacks a field',
      aCreation({ reply: aReply(404, REFUSAL) }),
      ["reply : must have required property 'status'"],
    ],
    [
      'a refusal that gives another status',
      aCreation({ reply: aReply(400, { ...REFUSAL, status: 404 }) }),
      ['reply /status: must be 400, as the status line says'],
    ],
  ])('%s is found', (_what, exchange, findings) => {
    expect(found(exchange)).toEqual(findings);
  });

  test('may refuse what a test sends wrongly, and may not accept it', () => {
    const wrong = { sender: 'test', body: '{"friendlyName":"lamp"}' } as const;
    expect(found(aCreation({ ...wrong, reply: aReply(400, { ...REFUSAL, status: 400 }) }))).toEqual([]);
    expect(found(aCreation(wrong))).toContain(
      "reply : the request was accepted: must have required property 'friendly_name'",
    );
  });
});
