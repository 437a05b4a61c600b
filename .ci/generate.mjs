// Generates the TypeScript types from the schemas, or with --check says whether they have drifted.
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { compileFromFile } from 'json-schema-to-typescript';

const FILES = [
  'defaults',
  'enterprise',
  'senders',
  'templates',
  'org',
  'users',
  'evidence',
  'status',
  'plan',
];
const CONTRACT = 'src/providers/mmp/generated/contract.ts';
const BANNER = '/* Generated from schemas/ by `npm run generate`; do not edit. */';

const generated = new Map();
for (const name of FILES) {
  const source = await compileFromFile(`schemas/${name}.schema.json`, {
    cwd: 'schemas',
    additionalProperties: false,
    bannerComment: BANNER,
    declareExternallyReferenced: true,
    format: false,
  });
  generated.set(`src/model/generated/${name}.ts`, source);
}
generated.set(CONTRACT, await mmpContract());

const drifted = [];
for (const [path, text] of generated) {
  const current = await readFile(path, 'utf8').catch(() => '');
  if (current === text) continue;
  drifted.push(path);
  if (process.argv.includes('--check')) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
if (process.argv.includes('--check') && drifted.length > 0) {
  console.error(`These types no longer match schemas/; run \`npm run generate\`:\n  ${drifted.join('\n  ')}`);
  process.exitCode = 1;
}

async function mmpContract() {
  const folder = await mkdtemp(join(tmpdir(), 'reconcile-'));
  const output = join(folder, 'contract.ts');
  const cli = 'node_modules/openapi-typescript/bin/cli.js';
  await promisify(execFile)(process.execPath, [cli, 'schemas/mmp.openapi.yaml', '-o', output]);
  const text = await readFile(output, 'utf8');
  await rm(folder, { recursive: true });
  return text;
}
