import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { loopback } from '../providers/loopback.ts';

const GET_DOCUMENTS =
  "import { twilioDocuments } from './.ci/documents.mjs'; await twilioDocuments(process.argv[1]);";

/** A registry that gives this tarball, and its true hash, for the package with the documents. */
async function aRegistry(tarball: Buffer): Promise<string> {
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const registry = await loopback((request, response) => {
    if (request.url?.endsWith('.tgz') === true) return response.end(tarball);
    const dist = { integrity, tarball: `${registry.origin}/cli-core-9.0.0.tgz` };
    const version = { name: '@twilio/cli-core', version: '9.0.0', dist };
    return response.end(JSON.stringify({ name: '@twilio/cli-core', versions: { '9.0.0': version } }));
  });
  onTestFinished(() => registry.close());
  return registry.origin;
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reconcile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A package that looks like the one that is pinned, with other documents in it. */
function aForgedTarball(folder: string): Buffer {
  const inside = join(folder, 'package/src/services/twilio-api');
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(folder, 'package/package.json'), '{"name":"@twilio/cli-core","version":"9.0.0"}');
  writeFileSync(join(inside, 'twilio_content_v1.json'), '{}');
  execFileSync('tar', ['-czf', join(folder, 'forged.tgz'), '-C', folder, 'package']);
  return readFileSync(join(folder, 'forged.tgz'));
}

test('a tarball with another hash is refused, whether it is cached or comes from the registry', async () => {
  const folder = aFolder();
  const cache = join(folder, 'cache');
  const forged = aForgedTarball(folder);
  mkdirSync(cache);
  writeFileSync(join(cache, 'twilio-cli-core-9.0.0.tgz'), forged);
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    npm_config_registry: await aRegistry(forged),
    npm_config_cache: join(folder, 'npm'),
  };
  const got = promisify(execFile)(process.execPath, ['--input-type=module', '-e', GET_DOCUMENTS, cache], {
    env,
  });
  await expect(got).rejects.toThrow(/not the one that is pinned, so it is not used/);
  expect(existsSync(join(cache, 'documents'))).toBe(false);
});
