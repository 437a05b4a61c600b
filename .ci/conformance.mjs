// Runs the tests that talk to Twilio or its twin, and judges every exchange by Twilio's OpenAPI documents.
import { spawnSync } from 'node:child_process';
import { twilioDocuments } from './documents.mjs';

// A test belongs to it when it imports one of these, however indirectly; so a new one needs no list.
const SOURCES = ['src/sandbox/twilio/app.ts', 'src/providers/twilio/wire.ts'];
const CONFIG = ['--config', 'test/conformance/vitest.config.ts', '--root', '.'];

try {
  const folder = await twilioDocuments('node_modules/.cache/conformance');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'related', '--run', ...CONFIG, ...SOURCES],
    { stdio: 'inherit', env: { ...process.env, CONFORMANCE_DOCUMENTS: folder } },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
