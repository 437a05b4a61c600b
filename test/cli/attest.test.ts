import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aClone, aWorkplace } from '../helpers/cli.ts';

const LARKSPUR = 'enterprises/larkspur-wealth/evidence.yaml';
const BY = '--by onboarding@isv.example.com';

describe('attest', () => {
  it('adds an entry that proves the activity at the next apply', async () => {
    const { reconcile, dir } = aClone();
    const before = readFileSync(join(dir, LARKSPUR), 'utf8');
    const { code, out } = await reconcile(`attest larkspur-wealth review-request ${BY} --record case-7`);
    expect({ code, out }).toEqual({ code: 0, out: `${LARKSPUR} now proves review-request. Commit it.\n` });
    expect(readFileSync(join(dir, LARKSPUR), 'utf8')).toBe(
      `${before}  - activity: review-request\n    date: 2026-11-24\n    by: onboarding@isv.example.com\n    party: meta\n    record: case-7\n`,
    );
    await reconcile('--apply --sandbox larkspur-wealth');
    expect((await reconcile('why larkspur-wealth/review-request')).out).toContain('is done since 2026-11-24');
  });

  it('writes down the hash of a file, and not the file', async () => {
    const { reconcile, dir } = aWorkplace();
    writeFileSync(join(dir, 'decision.eml'), 'approved');
    await reconcile(`attest larkspur-wealth review-request ${BY} --file decision.eml`);
    const hash = createHash('sha256').update('approved').digest('hex');
    expect(readFileSync(join(dir, LARKSPUR), 'utf8')).toContain(`sha256: ${hash}`);
  });

  it.each([
    ['without a proof', `review-request ${BY}`, 'Nothing proves this yet.'],
    ['twice', `request-access ${BY} --record x`, 'already, dated 2026-11-17'],
    ['what a machine does', `submit-profile ${BY} --record x`, 'proven by what the systems show'],
    ['an activity that does not exist', `consnt ${BY} --record x`, 'Did you mean consent?'],
    ['for a day to come', `review-request ${BY} --record x --date 2026-12-24`, 'still to come'],
    ['with two eyes where four are asked for', `verify-display-name ${BY} --record x`, 'asks for four eyes'],
    [
      'with the same eyes twice',
      `verify-display-name ${BY} --record x --approved-by Onboarding@isv.example.com`,
      'the same person',
    ],
    ['with a file that is not there', `review-request ${BY} --file nowhere.pdf`, 'cannot be read'],
    ['with a link that is none', `review-request ${BY} --link ftp://x`, 'nothing was written'],
  ])('refuses to attest %s, and writes nothing', async (_name, words, told) => {
    const { reconcile, dir } = aWorkplace();
    const before = readFileSync(join(dir, LARKSPUR), 'utf8');
    const { code, err } = await reconcile(`attest larkspur-wealth ${words}`);
    expect(err).toContain(told);
    expect(code).toBe(1);
    expect(readFileSync(join(dir, LARKSPUR), 'utf8')).toBe(before);
  });

  it('replaces an entry when told so', async () => {
    const { reconcile, dir } = aWorkplace();
    const { code } = await reconcile(`attest larkspur-wealth request-access ${BY} --record new --replace`);
    const text = readFileSync(join(dir, LARKSPUR), 'utf8');
    expect(code).toBe(0);
    expect(text.match(/activity: request-access/g)).toHaveLength(1);
    expect(text).toContain('record: new');
  });

  it('names who attests after git, when nobody is named', async () => {
    const { reconcile, dir, git } = aClone();
    git('config', 'user.email', 'kim@isv.example.com');
    await reconcile('attest larkspur-wealth review-request --record case-7');
    expect(readFileSync(join(dir, LARKSPUR), 'utf8')).toContain('by: kim@isv.example.com\n    party: meta');
  });

  it('tells programs that asked for JSON why nothing was written', async () => {
    const { reconcile, edit } = aWorkplace();
    edit('enterprises/larkspur-wealth/enterprise.yaml', 'name: Larkspur Wealth', 'nam: Larkspur Wealth');
    const { code, out } = await reconcile(`attest larkspur-wealth consent ${BY} --record x --format json`);
    expect(JSON.parse(out)).toMatchObject({ error: { fix: 'Run: reconcile validate larkspur-wealth' } });
    expect(code).toBe(1);
  });

  it('says in JSON what it wrote', async () => {
    const { reconcile } = aWorkplace();
    const { out } = await reconcile(
      `attest larkspur-wealth review-request ${BY} --record case-7 --format json`,
    );
    expect(JSON.parse(out)).toMatchObject({
      format: 'reconcile/attest/v1',
      replaced: false,
      entry: { activity: 'review-request', record: 'case-7' },
    });
  });
});
