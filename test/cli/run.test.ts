import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { readSchemas } from '../../src/store/read-schemas.ts';
import { aWorkplace } from '../helpers/cli.ts';

const SCHEMAS = new URL('../../schemas/', import.meta.url);

describe('the command line', () => {
  it('teaches with examples', async () => {
    const { code, out } = await aWorkplace().reconcile('--help');
    expect(code).toBe(0);
    expect(out).toContain('reconcile --plan --sandbox');
    expect(out).toContain('TWILIO_ACCOUNT_SID');
  });

  it('suggests the command that was meant', async () => {
    const { code, err } = await aWorkplace().reconcile('validte');
    expect(code).toBe(1);
    expect(err).toContain('validate');
  });

  it('suggests the enterprise that was meant', async () => {
    const { code, err } = await aWorkplace().reconcile('validate abc-bankng');
    expect(code).toBe(1);
    expect(err).toContain('Did you mean abc-banking?');
  });

  it('says in one sentence which credentials are missing, and offers the sandbox', async () => {
    const { code, err } = await aWorkplace().reconcile('--plan');
    expect(code).toBe(1);
    expect(err).toContain('TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, MMP_BASE_URL, MMP_API_TOKEN are not set');
    expect(err).toContain('--sandbox');
  });

  it('gives a whole JSON document on stdout even when it fails', async () => {
    const { out } = await aWorkplace().reconcile('--plan --format json');
    expect(JSON.parse(out)).toMatchObject({ format: 'reconcile/error/v1', error: { code: 'usage' } });
    const bogus = await aWorkplace().reconcile('--plan --format json --bogus');
    expect(JSON.parse(bogus.out)).toMatchObject({ error: { code: 'usage' } });
  });

  it('refuses --plan and --apply together', async () => {
    expect((await aWorkplace().reconcile('--plan --apply')).code).toBe(1);
  });

  it('understands plan and apply as words', async () => {
    const { reconcile } = aWorkplace();
    expect((await reconcile('plan --sandbox --detailed-exitcode')).code).toBe(2);
  });

  it('prints a plan that its schema accepts', async () => {
    const { out } = await aWorkplace().reconcile('--plan --sandbox --format json');
    const ajv = new Ajv2020({ strict: false, schemas: [...(await readSchemas(SCHEMAS))] });
    addFormats.default(ajv);
    expect(ajv.validate('https://reconcile.example.com/schemas/v1/plan.schema.json', JSON.parse(out))).toBe(
      true,
    );
  });

  it('names no person in a plan, whatever its format', async () => {
    const { reconcile } = aWorkplace();
    const people = readFileSync(
      fileURLToPath(new URL('../../enterprises/abc-banking/users.yaml', import.meta.url)),
      'utf8',
    );
    const mails = [...people.matchAll(/email: (\S+)/g)].map(([, mail]) => mail ?? '');
    for (const format of ['text', 'json', 'markdown']) {
      const { out } = await reconcile(`--plan --sandbox --format ${format}`);
      expect(mails.filter((mail) => out.includes(mail))).toEqual([]);
    }
  });
});

describe('exit codes', () => {
  it.each(['--plan --sandbox', '--apply --sandbox', 'status', 'validate'])(
    '%s fails where there are no files',
    async (line) => {
      expect((await aWorkplace().reconcile(`${line} --dir nowhere`)).code).toBe(1);
    },
  );

  it('tell apart one broken enterprise and all broken', async () => {
    const { reconcile, edit } = aWorkplace();
    edit('enterprises/fernhill-motors/senders.yaml', 'acquire: true', 'aquire: true');
    expect((await reconcile('--plan --sandbox')).code).toBe(4);
    expect((await reconcile('--plan --sandbox fernhill-motors')).code).toBe(1);
    expect((await reconcile('status')).code).toBe(4);
    expect((await reconcile('rehearse')).code).toBe(4);
  });

  it('do not depend on a slash at the end of the folder', async () => {
    const { reconcile, edit } = aWorkplace();
    edit('enterprises/fernhill-motors/senders.yaml', 'acquire: true', 'aquire: true');
    expect((await reconcile('validate fernhill-motors --dir enterprises/')).code).toBe(1);
  });

  it('name a plan file that cannot be written', async () => {
    const { code, err } = await aWorkplace().reconcile('--plan --sandbox --out no/such/folder/plan.json');
    expect(code).toBe(1);
    expect(err).toContain('no/such/folder/plan.json');
  });
});

describe('status', () => {
  it('says of each enterprise where it stands', async () => {
    const { code, out } = await aWorkplace().reconcile('status');
    expect(code).toBe(0);
    expect(out).toMatch(/larkspur-wealth {3}4 of 16 {3}waiting on Meta since 17 Nov/);
    expect(out).toMatch(/fernhill-motors {3}0 of 16 {3}not started/);
  });
});
