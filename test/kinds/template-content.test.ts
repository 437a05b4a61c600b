import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf, listedText } from '../../src/core/template-content.ts';
import type { TemplateContent } from '../../src/core/template-content.ts';
import { contentFrom, typesOf } from '../../src/kinds/template-content.ts';
import type { Template } from '../../src/model/generated/templates.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';

/** The seed is fixed so that a run can be repeated; change it to look further. */
const RUNS = { numRuns: 400, seed: 20_261_124 };

const text = fc.constantFrom('Your car is ready.', 'Hi {{1}}, all is well.', 'Yes', '{{2}} of {{1}} cars');
/** Buttons take no variables in what they show. */
const title = fc.constantFrom('Yes', 'See it');
const address = fc.constantFrom('https://acme.example.com/a.png', 'https://acme.example.com/{{1}}');
const orNone = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: null });

const button: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ type: fc.constant('quick-reply'), title }),
  fc.record({ type: fc.constant('url'), title, url: address }),
  fc.record({ type: fc.constant('phone'), title, phone: fc.constant('+14045550122') }),
  fc.record({ type: fc.constant('copy-code'), code: fc.constantFrom('SAVE20', '{{1}}') }),
);

const written: fc.Arbitrary<TemplateContent> = fc.record({
  body: text,
  header: orNone(text),
  media: orNone(address),
  footer: orNone(fc.constant('Acme')),
  buttons: fc.array(button, { maxLength: 4 }),
  authentication: fc.constant(null),
});

const fixed: fc.Arbitrary<TemplateContent> = fc
  .record({
    securityRecommendation: fc.boolean(),
    codeExpirationMinutes: orNone(fc.integer({ min: 1, max: 90 })),
    copyCodeText: fc.constantFrom('Copy code', 'Copy it'),
  })
  .map((authentication) => ({
    body: '',
    header: null,
    media: null,
    footer: null,
    buttons: [],
    authentication,
  }));

/** Twilio reads a Content back with keys of its own and blanks in the braces (content-api-resources, examples). */
function asTwilioEchoes(types: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(types).map(([type, block]) => [
      type,
      { ...DEFAULTS, ...(echoed(block) as JsonObject), orientation: 'VERTICAL' },
    ]),
  );
}

const DEFAULTS = { header_text: null, footer: null, media: [], actions: [], title: null, subtitle: null };

function echoed(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll(/\{\{(\d+)\}\}/g, '{{ $1 }}');
  if (Array.isArray(value))
    return value.map((item: Json, index) =>
      typeof item === 'object' && item !== null
        ? { chip_list: null, id: null, webview_size: 'NONE', index, ...(echoed(item) as JsonObject) }
        : echoed(item),
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, echoed(inner)]));
}

describe('the content of a template', () => {
  it('is the same after it was written to Twilio and read back', () => {
    fc.assert(
      fc.property(fc.oneof(written, fixed), (content) => {
        expect(contentFrom(typesOf(content))).toEqual(content);
      }),
      RUNS,
    );
  });

  it('is the same however Twilio fills it up when it is read', () => {
    fc.assert(
      fc.property(fc.oneof(written, fixed), (content) => {
        expect(contentFrom(asTwilioEchoes(typesOf(content)))).toEqual(content);
      }),
      RUNS,
    );
  });

  it.each<readonly [string, Partial<Template>]>([
    ['twilio/text', {}],
    ['twilio/quick-reply', { buttons: [{ type: 'quick-reply', title: 'Yes' }] }],
    ['twilio/call-to-action', { buttons: [{ type: 'phone', title: 'Call', phone: '+14045550122' }] }],
    ['twilio/call-to-action', { buttons: [{ type: 'copy-code', code: 'SAVE20' }] }],
    ['twilio/media', { media: 'https://acme.example.com/a.png' }],
    ['whatsapp/card', { header: 'Ready' }],
    ['whatsapp/card', { footer: 'Acme' }],
    ['whatsapp/card', { media: 'https://acme.example.com/a.mp4', footer: 'Acme' }],
    [
      'whatsapp/card',
      {
        buttons: [
          { type: 'quick-reply', title: 'Yes' },
          { type: 'url', title: 'See', url: 'https://acme.example.com' },
        ],
      },
    ],
    ['whatsapp/authentication', { authentication: {} }],
  ])('is carried by %s, the plainest type that can, for %j', (type, parts) => {
    const template: Template = { key: 'a', language: 'en', category: 'UTILITY', body: 'Ready.', ...parts };
    expect(Object.keys(typesOf(contentOf(template)))).toEqual([type]);
  });

  it('is read from a card of Twilio, whose body is a title', () => {
    const card = { title: 'Your car is ready.', subtitle: 'Acme', body: null, media: [], actions: [] };
    expect(contentFrom({ 'twilio/card': card })).toMatchObject({
      body: 'Your car is ready.',
      footer: 'Acme',
    });
  });

  it('is read from the type that WhatsApp reviews when there are two', () => {
    const types = { 'twilio/text': { body: 'Plain.' }, 'whatsapp/card': { body: 'Ready.', footer: 'Acme' } };
    expect(contentFrom(types)).toMatchObject({ body: 'Ready.', footer: 'Acme' });
  });

  it('is listed as the text that Meta fixes when it is a passcode', () => {
    const template: Template = {
      key: 'login',
      language: 'en',
      category: 'AUTHENTICATION',
      authentication: { codeExpirationMinutes: 10 },
    };
    expect(listedText(template)).toBe(
      '{{1}} is your verification code. For your security, do not share this code. This code expires in 10 minutes.',
    );
  });
});
