import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSourceFiles } from '../../src/store/read-files.ts';
import { readSchemas } from '../../src/store/read-schemas.ts';

const ROOT = new URL('../../', import.meta.url);
const SLUGS = ['abc-banking', 'fernhill-motors', 'larkspur-wealth'];
const MIB = 1024 * 1024;

let top: string;
let dir: string;

beforeEach(() => {
  top = mkdtempSync(join(realpathSync(tmpdir()), 'reconcile-files-'));
  dir = join(top, 'enterprises');
  mkdirSync(dir);
  for (const path of ['defaults.yaml', ...SLUGS]) {
    cpSync(fileURLToPath(new URL(`enterprises/${path}`, ROOT)), join(dir, path), {
      recursive: true,
      filter: (source) => !source.endsWith('status.yaml'),
    });
  }
});

afterEach(() => {
  rmSync(top, { recursive: true, force: true });
});

function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
}

/** What was found, with the folder of the test left out. */
async function found(only?: readonly string[]) {
  const { files, problems } = await readSourceFiles({ dir, ...(only === undefined ? {} : { only }) });
  return {
    paths: files.map(({ path }) => path.slice(dir.length + 1)),
    problems: problems.map(({ severity, code, source: { file, line, column } }) => {
      const place = `${file.slice(dir.length + 1)}:${line}:${column}`;
      return `${severity} ${code} ${place}`;
    }),
  };
}

describe('reading the files', () => {
  it('reads defaults.yaml and every known file of every folder', async () => {
    const { paths, problems } = await found();
    expect(problems).toEqual([]);
    expect(paths).toHaveLength(19);
    expect(paths.slice(0, 3)).toEqual([
      'defaults.yaml',
      'abc-banking/enterprise.yaml',
      'abc-banking/senders.yaml',
    ]);
  });

  it('reads the chosen enterprises only', async () => {
    const { paths } = await found(['fernhill-motors']);
    expect([...new Set(paths.map((path) => path.split('/')[0]))]).toEqual([
      'defaults.yaml',
      'fernhill-motors',
    ]);
    expect((await found([])).paths).toEqual(['defaults.yaml']);
  });

  it('calls files as the folder was named, from wherever that is seen', async () => {
    const { files } = await readSourceFiles({ dir: 'enterprises/', cwd: top });
    expect(files[1]?.path).toBe('enterprises/abc-banking/enterprise.yaml');
    expect(files[1]?.enterprise).toBe('abc-banking');
  });

  it('suggests the enterprise that was meant', async () => {
    const { problems } = await readSourceFiles({ dir, only: ['abc-bankin', '../../etc'] });
    expect(problems.map(({ code, fix }) => `${code} ${fix}`)).toEqual([
      'enterprise-unknown Did you mean "abc-banking"?',
      'enterprise-unknown Name one of the folders there.',
    ]);
  });

  it('names a folder that is not there, or is a file', async () => {
    const missing = await readSourceFiles({ dir: join(top, 'nothing') });
    const file = await readSourceFiles({ dir: join(dir, 'defaults.yaml') });
    expect([missing, file].map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['folder-missing'],
      ['folder-missing'],
    ]);
  });

  it('never takes an emptied folder as "remove all"', async () => {
    for (const slug of SLUGS) rmSync(join(dir, slug), { recursive: true });
    expect((await found()).problems).toMatchObject([expect.stringContaining('folder-empty')]);
  });

  it('names an empty folder of an enterprise', async () => {
    mkdirSync(join(dir, 'acme'));
    expect((await found()).problems).toEqual(['error enterprise-missing acme/enterprise.yaml:1:1']);
  });

  it('leaves out folders that begin with a dot', async () => {
    mkdirSync(join(dir, '.git'));
    expect((await found()).problems).toEqual([]);
  });

  it.each([
    ['senders.yml', 'Did you mean "senders.yaml"? Rename it.'],
    ['Users.yaml', 'Did you mean "users.yaml"? Rename it.'],
    ['notes.yaml', 'Files here: enterprise.yaml, senders.yaml'],
  ])('warns that nothing reads %s', async (name, fix) => {
    writeFileSync(join(dir, 'abc-banking', name), 'a: 1\n');
    const { problems } = await readSourceFiles({ dir });
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'unknown-file', fix: expect.stringContaining(fix) },
    ]);
  });

  it('warns of a misspelt defaults.yaml', async () => {
    writeFileSync(join(dir, 'default.yaml'), 'a: 1\n');
    expect((await found()).problems).toEqual(['warning unknown-file default.yaml:1:1']);
  });
});

describe('a file that cannot be taken', () => {
  it.each([
    ['senders.yaml', MIB],
    ['users.yaml', 16 * MIB],
  ])('%s is too large above %d bytes', async (name, limit) => {
    const path = join(dir, 'abc-banking', name);
    truncateSync(path, limit);
    expect((await found()).problems).toEqual([]);
    truncateSync(path, limit + 1);
    const { paths, problems } = await found();
    expect(problems).toEqual([`error file-too-large abc-banking/${name}:1:1`]);
    expect(paths).toHaveLength(18);
  });

  it('is refused at its first byte that is not UTF-8', async () => {
    const latin1 = Buffer.from('apiVersion: reconcile/v1\nsenders:\n  - about: caf\u00e9\n', 'latin1');
    writeFileSync(join(dir, 'abc-banking', 'senders.yaml'), latin1);
    expect((await found()).problems).toEqual(['error not-utf-8 abc-banking/senders.yaml:3:15']);
  });

  it('is refused when it is UTF-16', async () => {
    writeFileSync(join(dir, 'abc-banking', 'senders.yaml'), Buffer.from('\uFEFFapiVersion: x\n', 'utf16le'));
    expect((await found()).problems).toEqual(['error not-utf-8 abc-banking/senders.yaml:1:1']);
  });

  it.each(['senders.yaml', 'enterprise.yaml'])(
    'is refused when %s is a link out of the folder',
    async (name) => {
      writeFileSync(join(top, 'secret.yaml'), 'a: 1\n');
      const path = join(dir, 'abc-banking', name);
      rmSync(path);
      symlinkSync('../../secret.yaml', path);
      expect((await found()).problems).toEqual([`error link-outside abc-banking/${name}:1:1`]);
    },
  );

  it('is refused when its link leads nowhere or to itself', async () => {
    for (const [name, target] of [
      ['org.yaml', 'nothing.yaml'],
      ['senders.yaml', 'senders.yaml'],
    ] as const) {
      rmSync(join(dir, 'abc-banking', name));
      symlinkSync(target, join(dir, 'abc-banking', name));
    }
    expect((await found()).problems).toEqual([
      'error link-outside abc-banking/senders.yaml:1:1',
      'error link-outside abc-banking/org.yaml:1:1',
    ]);
  });

  it('is read through a link that stays inside', async () => {
    rmSync(join(dir, 'fernhill-motors', 'evidence.yaml'));
    symlinkSync('../larkspur-wealth/evidence.yaml', join(dir, 'fernhill-motors', 'evidence.yaml'));
    const { paths, problems } = await found();
    expect(problems).toEqual([]);
    expect(paths).toContain('fernhill-motors/evidence.yaml');
  });

  it('is refused when its whole folder is a link out of the enterprises', async () => {
    mkdirSync(join(top, 'outside'));
    symlinkSync('../outside', join(dir, 'acme'));
    const { paths, problems } = await found();
    expect(problems).toEqual(['error link-outside acme/enterprise.yaml:1:1']);
    expect(paths).toHaveLength(19);
  });

  it('is refused without waiting when it is a pipe', async () => {
    rmSync(join(dir, 'abc-banking', 'users.yaml'));
    makePipe(join(dir, 'abc-banking', 'users.yaml'));
    expect((await found()).problems).toEqual(['error not-a-file abc-banking/users.yaml:1:1']);
  });

  it('is refused when it is a folder', async () => {
    rmSync(join(dir, 'abc-banking', 'org.yaml'));
    mkdirSync(join(dir, 'abc-banking', 'org.yaml'));
    rmSync(join(dir, 'defaults.yaml'));
    mkdirSync(join(dir, 'defaults.yaml'));
    expect((await found()).problems).toEqual([
      'error not-a-file defaults.yaml:1:1',
      'error not-a-file abc-banking/org.yaml:1:1',
    ]);
  });

  it('never stops the files of others', async () => {
    rmSync(join(dir, 'abc-banking', 'users.yaml'));
    makePipe(join(dir, 'abc-banking', 'users.yaml'));
    truncateSync(join(dir, 'fernhill-motors', 'org.yaml'), 2 * MIB);
    const { paths } = await found();
    expect(paths.filter((path) => path.startsWith('larkspur-wealth'))).toHaveLength(6);
    expect(paths).toHaveLength(17);
  });
});

describe('reading the schemas', () => {
  it('reads all that are shipped, with or without a slash at the end', async () => {
    const ids = async (url: URL) => (await readSchemas(url)).map(({ $id }) => $id);
    expect(await ids(new URL('schemas', ROOT))).toEqual(await ids(new URL('schemas/', ROOT)));
    expect(await ids(new URL('schemas/', ROOT))).toContain(
      'https://reconcile.example.com/schemas/v1/users.schema.json',
    );
  });
});
