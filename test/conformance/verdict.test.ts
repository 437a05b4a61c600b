import { expect, test } from 'vitest';
import { aCreation, aListing, aReply, CONTRACT, CREATE, LIST } from './fixture.ts';
import { verdictOn } from './verdict.ts';
import type { Recording } from './verdict.ts';
import { verdictText } from './verdict-text.ts';

const WRONG = aCreation({ body: '{}' });

function aRecording(changes: Partial<Recording> = {}): Recording {
  return {
    test: 'things.test.ts > works',
    isUndocumented: false,
    exchanges: [aCreation(), aListing()],
    ...changes,
  };
}

test('all is well when every operation was exercised and nothing was found', () => {
  const verdict = verdictOn([aRecording()], CONTRACT, [CREATE, LIST, LIST]);
  expect(verdict).toEqual({
    usages: [
      { operation: LIST, requests: 1, replies: 1 },
      { operation: CREATE, requests: 1, replies: 1 },
    ],
    missing: [],
    violations: [],
    needless: [],
    isGood: true,
  });
});

test('an operation that the client never sent, or that the twin never answered, is missing', () => {
  const { reply: _twin, ...unanswered } = aListing();
  const byTest = aCreation({ sender: 'test' });
  const verdict = verdictOn([aRecording({ exchanges: [unanswered, byTest] })], CONTRACT, [CREATE, LIST]);
  expect(verdict).toMatchObject({ missing: [CREATE, LIST], violations: [], isGood: false });
});

test('the same violation is told once, with the tests in which it was found', () => {
  const recordings = ['a', 'b', 'c', 'd'].map((name) =>
    aRecording({ test: name, exchanges: [WRONG, WRONG] }),
  );
  const verdict = verdictOn(recordings, CONTRACT, []);
  expect(verdict.isGood).toBe(false);
  expect(verdictText(verdict)).toBe(
    [
      "Conformance with Twilio's OpenAPI documents",
      '  requests  replies  operation',
      '         8        8  POST things.twilio.com/v1/Things',
      "POST things.twilio.com/v1/Things  request  /  must have required property 'friendly_name'",
      '    in a',
      '    in b',
      '    in c',
      '    and 1 more',
      '8 requests of the client and 8 replies of the twin over 1 operations. Violations: 1. Operations not exercised: 0.',
    ].join('\n'),
  );
});

test('what is wrong with every item of a list is told once', () => {
  const reply = aReply(200, { things: [{ sid: 'TH1' }, { sid: 'TH2' }] });
  const { violations } = verdictOn([aRecording({ exchanges: [aListing('', { reply })] })], CONTRACT, []);
  expect(violations.map(({ place }) => place)).toEqual(['/things/*', '/things/*']);
  expect(violations.map(({ what }) => what)).toEqual([
    "must have required property 'colour'",
    "must have required property 'note'",
  ]);
});

test('a test that is marked may leave the documents, and must', () => {
  const marked = (name: string, exchanges: Recording['exchanges']): Recording => ({
    test: name,
    isUndocumented: true,
    exchanges,
  });
  const verdict = verdictOn([marked('leaves', [WRONG]), marked('stays', [aCreation()])], CONTRACT, []);
  expect(verdict).toMatchObject({ violations: [], needless: ['stays'], isGood: false });
  expect(verdictText(verdict)).toContain('Marked as undocumented, and nothing in it is: stays');
});
