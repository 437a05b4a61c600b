import { PassThrough, Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { firstLine } from '../../src/runtime/first-line.ts';

const NEVER = new AbortController().signal;

it.each([
  ['123456\n', '123456'],
  ['123456\r\nmore\n', '123456'],
  ['123456', '123456'],
  ['', undefined],
])('the first line of %j is %j', async (text, line) => {
  expect(await firstLine(Readable.from(text === '' ? [] : [text]), NEVER)).toBe(line);
});

it('is not waited for once the run is stopped', async () => {
  const stop = new AbortController();
  const line = firstLine(new PassThrough(), stop.signal);
  stop.abort();
  expect(await line).toBeUndefined();
});
