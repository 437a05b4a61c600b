import { readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aWorkplace } from '../helpers/cli.ts';

const GOLDEN = new URL('../scenarios/packet-07-consent.md', import.meta.url);

describe('reconcile packets', () => {
  it('writes every packet as Markdown, HTML and JSON, for the eyes of the user only', async () => {
    const { reconcile, dir } = aWorkplace();
    expect((await reconcile('packets abc-banking')).code).toBe(0);
    const folder = join(dir, 'packets/abc-banking');
    const numbers = ['01', '02', '03', '04', '07', '12', '13', '14', '15', '16'];
    const names = readdirSync(folder).toSorted();
    expect([...new Set(names.map((name) => name.slice(0, 2)))]).toEqual(numbers);
    expect(names).toHaveLength(numbers.length * 3);
    expect(names.map((name) => statSync(join(folder, name)).mode & 0o077)).toEqual(names.map(() => 0));
  });

  it('says place by place what changed since, and leaves the rest as it is', async () => {
    const { reconcile, edit } = aWorkplace();
    expect((await reconcile('packets abc-banking 3')).out).toMatch(/ {2}new .*03-pre-validate\.md/);
    expect((await reconcile('packets abc-banking 3')).out).toMatch(/ {2}unchanged/);
    edit('enterprises/abc-banking/enterprise.yaml', 'lastName: Ferreira', 'lastName: Ferreira Lima');
    const { out } = await reconcile('packets abc-banking 3');
    expect(out).toMatch(/ {2}changed/);
    expect(out).toContain(
      [
        '        to',
        '          - Luis Ferreira, luis.ferreira@abc-banking.example.com',
        '          + Luis Ferreira Lima, luis.ferreira@abc-banking.example.com',
        '        WhatsApp Client Terms: Your (client) Name',
        '          - Luis Ferreira',
        '          + Luis Ferreira Lima',
      ].join('\n'),
    );
  });

  it('prints the packet of one activity, named by number or key', async () => {
    const { reconcile } = aWorkplace();
    const byNumber = await reconcile('packets abc-banking 7 --format markdown');
    expect(await reconcile('packets abc-banking consent --format markdown')).toEqual(byNumber);
    await expect(byNumber.out).toMatchFileSnapshot(GOLDEN.pathname);
  });

  it('prints JSON alone and whole, also when a packet is refused', async () => {
    const { reconcile } = aWorkplace();
    const ran = await reconcile('packets fernhill-motors --format json');
    expect(ran.code).toBe(1);
    const { format, packets } = JSON.parse(ran.out);
    expect(format).toBe('reconcile/packets/v1');
    expect(packets.map(({ number }: { readonly number: number }) => number)).toEqual([1, 13, 14, 15, 16]);
    expect(ran.err).toContain('packet-incomplete');
  });

  it('refuses a packet that lacks something, with file, line and column', async () => {
    const { reconcile, dir } = aWorkplace();
    const ran = await reconcile('packets fernhill-motors 3');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('enterprises/fernhill-motors/enterprise.yaml:14:3  error  packet-incomplete');
    expect(ran.err).toContain('Add contacts.signatory to enterprise.yaml.');
    expect(readdirSync(dir)).not.toContain('packets');
  });

  it.each([
    ['packets abc-banking 17', 'There is no activity "17".'],
    ['packets abc-banking 10', 'Activity 10 needs no packet'],
    ['packets abc-banking --format html', 'Each packet is an HTML document of its own.'],
    ['packets nobody', 'There is no enterprise "nobody"'],
  ])('teaches what is wrong with: %s', async (line, words) => {
    const ran = await aWorkplace().reconcile(line);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(words);
  });

  it('does not write through a link', async () => {
    const { reconcile, dir } = aWorkplace();
    await reconcile('packets abc-banking 7');
    const folder = join(dir, 'packets/abc-banking');
    writeFileSync(join(dir, 'precious'), 'precious');
    symlinkSync(join(dir, 'precious'), join(folder, '15-enable.md'));
    const ran = await reconcile('packets abc-banking 15');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('is not a plain file');
    expect(readFileSync(join(dir, 'precious'), 'utf8')).toBe('precious');
  });
});
