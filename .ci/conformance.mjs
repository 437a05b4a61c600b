// Runs the tests that talk to Twilio or its twin, and judges every exchange by Twilio's OpenAPI documents.
import { spawnSync } from 'node:child_process';
import { twilioDocuments } from './documents.mjs';

// A test belongs to it when it imports one of these, however indirectly; so a new one needs no list.
const SOURCES = ['src/sandbox/twilio/app.ts', 'src/providers/twilio/wire.ts'];

const folder = await twilioDocuments('node_modules/.cache/conformance');
const vitest = ['node_modules/vitest/vitest.mjs', 'related', '--run'];
const { status } = spawnSync(
  process.execPath,
  [...vitest, '--config', 'test/conformance/vitest.config.ts', '--root', '.', ...SOURCES],
  { stdio: 'inherit', env: { ...process.env, CONFORMANCE_DOCUMENTS: folder } },
);
process.exitCode = status ?? 1;
