import { afterEach, expect } from 'vitest';
import { judgedFetch, takeViolations } from './mmp-judge.ts';

// Every exchange with MMP that goes through fetch is held against schemas/mmp.openapi.yaml, whatever the test is about.
globalThis.fetch = judgedFetch(globalThis.fetch);

// Not where it happens: a client would turn it into an error of its own.
afterEach(() => {
  expect(takeViolations()).toEqual([]);
});
