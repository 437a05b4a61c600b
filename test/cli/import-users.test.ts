import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aWorkplace } from '../helpers/cli.ts';
import type { Workplace } from '../helpers/cli.ts';

const FILE = 'enterprises/abc-banking/users.yaml';
const LINE = 'import abc-banking --users portal.csv';
const HEAD = 'Email or Device #,Organization,Social Messaging,Restrict Incoming Social Messages\n';

function withCsv(csv: string | Buffer): Workplace {
  const workplace = aWorkplace();
  writeFileSync(join(workplace.dir, 'portal.csv'), csv);
  return workplace;
}

function usersOf({ dir }: Workplace): string {
  return readFileSync(join(dir, FILE), 'utf8');
}

describe('importing users from a CSV file', () => {
  it('writes users.yaml, which is valid, and a second time nothing', async () => {
    const workplace = withCsv(
      `${HEAD}ann@abc-banking.example.com,europe,Yes,off\n+1 (404) 555-0147,finance,,\n`,
    );
    const ran = await workplace.reconcile(`${LINE} --force`);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(usersOf(workplace)).toBe(
      [
        '# yaml-language-server: $schema=../../schemas/users.schema.json',
        'apiVersion: reconcile/v1',
        'users:',
        '  - email: ann@abc-banking.example.com',
        '    organisation: europe',
        '    socialMessaging: true',
        '    restrictIncoming: false',
        '  - device: "+14045550147"',
        '    organisation: finance',
        '',
      ].join('\n'),
    );
    expect((await workplace.reconcile('validate abc-banking')).code).toBe(0);
    const again = await workplace.reconcile(LINE);
    expect(again).toMatchObject({ code: 0, out: `${FILE} holds these 2 users already.\n` });
  });

  it('keeps another users.yaml unless it is told to replace it', async () => {
    const workplace = withCsv(`${HEAD}ann@abc-banking.example.com,europe,yes,no\n`);
    const before = usersOf(workplace);
    const ran = await workplace.reconcile(LINE);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('Add --force');
    expect(usersOf(workplace)).toBe(before);
  });

  it.each([
    [
      'semicolons, quotes and a byte order mark',
      '\uFEFF"E-Mail";"Sub-Organisation"\r\n"ann@abc-banking.example.com";"Europe"\r\n',
    ],
    ['tabs and names in other letters', 'EMAIL\tORG\nann@abc-banking.example.com\t EUROPE \n'],
    [
      'columns for nothing',
      'First Name,Email,Organization\n"Smith, ""Ann""\nB.",ann@abc-banking.example.com,Europe\n',
    ],
    [
      'the narrower of two organisations',
      'Email,Organization,Sub-Organization\nann@abc-banking.example.com,Finance,Europe\n',
    ],
  ])('understands %s', async (_name, csv) => {
    const workplace = withCsv(csv);
    expect((await workplace.reconcile(`${LINE} --force`)).code).toBe(0);
    expect(usersOf(workplace)).toContain('email: ann@abc-banking.example.com\n    organisation: europe\n');
  });

  it('tells what is wrong with every row by its line, and writes nothing', async () => {
    const rows = [
      'ann@abc-banking.example.com,europe,yes,no',
      'ANN@abc-banking.example.com,europe,yes,no',
      'not an address,europe,yes,no',
      '4045550147,nowhere,perhaps,no',
      ',europe,yes,no',
      '"two\nlines@x",,yes,no',
      'a@b,europe,yes,no',
    ];
    const workplace = withCsv(`${HEAD}${rows.join('\n')}\n`);
    const before = usersOf(workplace);
    const { code, err } = await workplace.reconcile(`${LINE} --force`);
    expect(code).toBe(1);
    expect(err.match(/^portal\.csv:\d+:1 {2}error {2}\S+/gm)).toEqual([
      'portal.csv:3:1  error  csv-user-repeated',
      'portal.csv:4:1  error  csv-device',
      'portal.csv:5:1  error  csv-device',
      'portal.csv:5:1  error  csv-organisation-unknown',
      'portal.csv:5:1  error  csv-toggle',
      'portal.csv:6:1  error  csv-address',
      'portal.csv:7:1  error  csv-email',
      'portal.csv:7:1  error  csv-organisation',
      'portal.csv:9:1  error  csv-value',
    ]);
    expect(err).not.toMatch(/ann@abc|4045550147|lines@x/i);
    expect(usersOf(workplace)).toBe(before);
  });

  it('asks for the id when two organisations have one name', async () => {
    const workplace = withCsv(`${HEAD}ann@abc-banking.example.com,Twin,yes,no\n`);
    const path = join(workplace.dir, 'enterprises/abc-banking/org.yaml');
    const more = [
      ['one', 'europe'],
      ['two', 'finance'],
    ].map(([id, parent]) => `  - id: abc-${id}\n    name: Twin\n    parent: ${parent}\n`);
    writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n${more.join('')}`);
    const { code, err } = await workplace.reconcile(`${LINE} --force`);
    expect(code).toBe(1);
    expect(err).toContain('csv-organisation-ambiguous');
    expect(err).toContain('2 organisations of this name');
  });

  it('says which columns it needs, and quotes no row that is no heading', async () => {
    const { code, err } = await withCsv('ann@abc-banking.example.com,europe\n').reconcile(LINE);
    expect(code).toBe(1);
    expect(err).toContain('csv-column-missing');
    expect(err).not.toContain('ann@');
  });

  it('says that a file without rows names no user', async () => {
    const { code, err } = await withCsv(HEAD).reconcile(LINE);
    expect(code).toBe(1);
    expect(err).toContain('csv-empty');
  });

  it('lists a hundred problems and how many there are besides', async () => {
    const rows = Array.from({ length: 150 }, () => 'nobody,europe,,\n');
    const { err } = await withCsv(`${HEAD}${rows.join('')}`).reconcile(LINE);
    expect(err).toContain('50 more problems are not listed');
  });

  it.each([
    ['a quote that is never closed', `${HEAD}"ann@abc-banking.example.com,europe\n`, 'not well-formed CSV'],
    ['UTF-16', Buffer.from(`\uFEFF${HEAD}`, 'utf16le'), 'not UTF-8'],
    [
      'Latin 1',
      Buffer.from(`${HEAD}j\u00f6rg@abc-banking.example.com,europe,,\n`, 'latin1'),
      'line 2, is not UTF-8',
    ],
  ])('refuses %s', async (_name, csv, told) => {
    const { code, err } = await withCsv(csv).reconcile(LINE);
    expect(code).toBe(1);
    expect(err).toContain(told);
    expect(err).not.toMatch(/ann@|rg@/);
  });

  it('reads a file with broken users.yaml beside it, and names an enterprise or a file that is not there', async () => {
    const workplace = withCsv(`${HEAD}ann@abc-banking.example.com,europe,yes,no\n`);
    writeFileSync(join(workplace.dir, FILE), 'users: [\n');
    expect((await workplace.reconcile(`${LINE} --force`)).code).toBe(0);
    expect((await workplace.reconcile('import abc-bank --users portal.csv')).err).toContain(
      'enterprise-unknown',
    );
    expect((await workplace.reconcile('import abc-banking --users other.csv')).err).toContain(
      'other.csv cannot',
    );
  });
});
