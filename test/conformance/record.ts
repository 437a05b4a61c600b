import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Exchange } from './exchange.ts';
import { recording } from './recorder.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What was exchanged with hosts of Twilio, for the reporter that judges it. */
    exchanges?: Exchange[];
    /** Set by a test that makes the twin say what Twilio's documents do not know. */
    undocumented?: boolean;
  }
}

const original = globalThis.fetch;
/** What happens around the tests is noted with their file. */
const around: Exchange[] = [];
let noted = around;

// Not at the top: test files that import nock put theirs in place of fetch, and those requests count, too.
beforeAll(() => {
  globalThis.fetch = recording(globalThis.fetch, (exchange) => noted.push(exchange));
});
beforeEach(({ task }) => {
  noted = [];
  task.meta.exchanges = noted;
  task.file.meta.exchanges = around;
});
afterEach(() => {
  noted = around;
});
afterAll(() => {
  globalThis.fetch = original;
});
