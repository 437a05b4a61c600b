import { describe, expect, test } from 'vitest';
import { reviewTemplate } from '../../../src/sandbox/meta/review-template.ts';
import { sidOf } from '../../../src/sandbox/ids.ts';
import type { Content } from '../../../src/sandbox/twilio/state.ts';

const SAMPLES = { 1: 'Ada', 2: 'Monday', 3: 'noon' };

function submitted(types: Content['types'], more: Partial<Content> = {}): Content {
  return {
    sid: sidOf('HX', 1),
    number: 1,
    accountSid: sidOf('AC', 1),
    language: 'en',
    created: '2026-12-01T09:00:00Z',
    updated: '2026-12-01T09:00:00Z',
    friendlyName: 'template',
    variables: SAMPLES,
    types,
    approval: {
      name: 'template',
      category: 'UTILITY',
      contentType: 'twilio/text',
      status: 'pending',
      rejectionReason: '',
      allowCategoryChange: true,
      sendTtlSeconds: null,
      pauses: 0,
      submitted: '2026-12-01T09:00:00Z',
    },
    extra: {},
    ...more,
  };
}

const text = (body: string, more: Partial<Content> = {}) => submitted({ 'twilio/text': { body } }, more);
const card = (fields: Content['types'][string]) =>
  submitted({ 'whatsapp/card': { body: 'Thank you for your message.', ...fields } });

describe('what Meta approves', () => {
  test.each([
    'Hi! Just wanted to remind you of our meeting tomorrow. Please reply back if you need to reschedule.',
    'I am trying to follow up on my previous message. I wanted to check if there is any update from you.',
    'This is to acknowledge your message. We will get back to you as soon as possible.',
    'This is to notify you that your concern has been resolved. Please reply if you have any questions.',
    'Hello {{1}}, we look forward to meeting you on {{2}} at our office.',
  ])('%s', (body) => {
    expect(reviewTemplate(text(body), [])).toEqual({ verdict: 'approve' });
  });

  test('template_22, although it starts with a variable, in quotes or not', () => {
    const rest =
      " I have new information regarding your mutual fund to your email. Please reply when it's a good time to discuss.";
    expect(reviewTemplate(text(`{{1}}${rest}`), [])).toEqual({ verdict: 'approve' });
    expect(reviewTemplate(text(`"{{1}}"${rest}`), [])).toEqual({ verdict: 'approve' });
  });

  test('a header, a footer and buttons within their limits', () => {
    const actions = [
      { type: 'QUICK_REPLY', title: 'Yes' },
      { type: 'QUICK_REPLY', title: 'No' },
      { type: 'URL', title: 'Our site', url: 'https://www.example.com/orders/{{1}}' },
    ];
    const content = card({ header_text: 'Hello {{1}}', footer: 'ABC Banking', actions });
    expect(reviewTemplate(content, [])).toEqual({ verdict: 'approve' });
  });
});

describe('what Meta rejects', () => {
  test.each([
    ['a variable at the start', '{{1}} we have news for you today.', '2388299'],
    ['a variable at the end', 'We have news for you today, {{1}}', '2388299'],
    ['a variable at the end but for punctuation', 'We have news for you today {{1}}.', '2388299'],
    ['a variable at the start but for punctuation', '"{{1}}" we have news for you today.', '2388299'],
    ['adjacent variables', 'Hello {{1}} {{2}} we have news for you today.', 'next to each other'],
    ['a gap in the numbers', 'Hello {{1}} we meet at {{3}} in our office.', '{{2}} is missing'],
    ['names instead of numbers', 'Hello {{name}} we have news for you today.', '{{1}} is missing'],
    ['too many variables for its length', 'Dear {{1}} meet {{2}} then.', '2388293'],
    ['broken braces', 'Hello {{1} we have news for you today.', 'parameter format'],
    ['tabs', 'Hello\tthere.', 'tabs'],
    ['five spaces', 'Hello     there.', 'spaces'],
    ['eleven emoji', `Hello ${'🎉'.repeat(11)} there.`, 'emoji'],
    ['a body of 1025 characters', 'x'.repeat(1025), '2388040'],
    ['a link to WhatsApp', 'Write to https://wa.me/14045550122 today.', 'links'],
  ])('%s', (_, body, details) => {
    const verdict = reviewTemplate(text(body), []);
    expect(verdict.verdict).toBe('reject');
    expect(verdict.reason).toMatch(
      /^INVALID_FORMAT\. Facebook is not able to create template with templateName=template_hx/,
    );
    expect(verdict.reason).toContain(details);
  });

  test('template_62', () => {
    const body =
      "{{1}} I have a product offering update based on what we discussed. Let me know when you're available for a quick call.";
    expect(reviewTemplate(text(body), []).reason).toContain('2388299');
  });

  test('a variable without a sample', () => {
    const content = text('Hello {{1}} we have news for you today.', { variables: { 1: ' ' } });
    expect(reviewTemplate(content, []).reason).toContain('(example)');
  });

  test('promotion in a utility template', () => {
    expect(reviewTemplate(text('Buy now and get a discount.'), []).reason).toMatch(/^INCORRECT_CATEGORY\./);
  });

  test('the body of another template', () => {
    const body = 'This is to acknowledge your message.';
    expect(reviewTemplate(text(body), [text(body)]).reason).toContain('same body');
    expect(reviewTemplate(text(body), [text('Something else.')])).toEqual({ verdict: 'approve' });
  });

  test.each([
    ['a long header', { header_text: 'x'.repeat(61) }],
    ['an emoji in the header', { header_text: 'Hello 🎉' }],
    ['two variables in the header', { header_text: '{{1}} and {{2}}' }],
    ['a variable in the footer', { footer: 'Dear {{1}}' }],
    ['a long footer', { footer: 'x'.repeat(61) }],
    [
      'eleven buttons',
      { actions: Array.from({ length: 11 }, () => ({ type: 'QUICK_REPLY', title: 'Yes' })) },
    ],
    [
      'three links',
      {
        actions: Array.from({ length: 3 }, () => ({ type: 'URL', title: 'Go', url: 'https://example.com' })),
      },
    ],
    [
      'two phone numbers',
      {
        actions: Array.from({ length: 2 }, () => ({
          type: 'PHONE_NUMBER',
          title: 'Call',
          phone: '+14045550122',
        })),
      },
    ],
    ['a long quick reply', { actions: [{ type: 'QUICK_REPLY', title: 'x'.repeat(21) }] }],
    ['a variable domain', { actions: [{ type: 'URL', title: 'Go', url: 'https://{{1}}.example.com/' }] }],
    [
      'a variable in the middle of a link',
      { actions: [{ type: 'URL', title: 'Go', url: 'https://example.com/{{1}}/a' }] },
    ],
    [
      'quick replies that are not together',
      {
        actions: [
          { type: 'QUICK_REPLY', title: 'Yes' },
          { type: 'URL', title: 'Go', url: 'https://example.com' },
          { type: 'QUICK_REPLY', title: 'No' },
        ],
      },
    ],
  ])('%s', (_, fields) => {
    expect(reviewTemplate(card(fields), []).verdict).toBe('reject');
  });
});
