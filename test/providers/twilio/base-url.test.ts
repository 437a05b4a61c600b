import { expect, test } from 'vitest';
import { UsageError } from '../../../src/model/errors.ts';
import { rebased, twilioBaseUrl, unrebased } from '../../../src/providers/twilio/base-url.ts';

const SENDERS = new URL('https://messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp');

test.each([
  ['https://proxy.example.com', 'https://proxy.example.com'],
  ['https://proxy.example.com:8443/', 'https://proxy.example.com:8443'],
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
  ['http://localhost:4010', 'http://localhost:4010'],
  ['http://[::1]:4010', 'http://[::1]:4010'],
])('%s is accepted', (text, origin) => {
  expect(twilioBaseUrl(text)).toBe(origin);
});

test.each([
  '',
  'proxy.example.com',
  'http://proxy.example.com',
  'http://127.0.0.1.example.com',
  'http://10.0.0.1:4010',
  'ftp://127.0.0.1',
  'file:///etc/passwd',
  'https://proxy.example.com/twilio',
  'https://proxy.example.com/?a=b',
  'https://ada:secret@proxy.example.com',
])('"%s" is not accepted', (text) => {
  expect(() => twilioBaseUrl(text)).toThrow(UsageError);
});

test('a value that is not accepted is not repeated, as it may hold a password', () => {
  expect(() => twilioBaseUrl('https://ada:secret@proxy.example.com')).toThrow(/^(?!.*secret)/);
});

test('without a base a call goes where it goes', () => {
  expect(rebased(SENDERS, undefined).href).toBe(SENDERS.href);
});

test('with a base it goes below the name of its host', () => {
  expect(rebased(SENDERS, 'http://127.0.0.1:4010').href).toBe(
    'http://127.0.0.1:4010/messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp',
  );
});

test('a link below the base is the link that it stands for', () => {
  const base = 'https://proxy.example.com';
  expect(unrebased(rebased(SENDERS, base), base).href).toBe(SENDERS.href);
  expect(unrebased(SENDERS, base).href).toBe(SENDERS.href);
  expect(unrebased(new URL('https://proxy.example.com/'), base).href).toBe('https://proxy.example.com/');
});
