import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { withEvidence } from '../../src/config/evidence-edit.ts';
import type { Evidence } from '../../src/model/generated/evidence.ts';

const ENTRY: Evidence = {
  activity: 'consent',
  date: '2026-11-20',
  by: 'dana@acme.example.com',
  record: 'WABA 1',
};

const KEPT = `# yaml-language-server: $schema=../../schemas/evidence.schema.json
apiVersion: "reconcile/v1"   # the only one
evidence:
    # Dana sent the picture by mail.
    -   activity: verify-business
        date:   2026-11-03
        by: dana@acme.example.com   # on leave since
    # And this one we chased.
    - {activity: consent, date: 2026-11-09, by: dana@acme.example.com}

# Agreed on the phone.
clocks:
    - activity: approve
      from: 2026-11-10
      reason: |
        Strike at the office,
        as the papers said.
`;

describe('adding evidence to a file', () => {
  it('changes no other byte of it', () => {
    const added = withEvidence(KEPT, { ...ENTRY, activity: 'pre-approve' });
    const lines = [
      '    - activity: pre-approve',
      '      date: 2026-11-20',
      '      by: dana@acme.example.com',
      '      record: WABA 1',
      '',
    ].join('\n');
    expect(added.replace(lines, '')).toBe(KEPT);
    expect(parse(added).evidence[2]).toEqual({ ...ENTRY, activity: 'pre-approve' });
  });

  it('replaces the entry of the same activity in its place', () => {
    const replaced = withEvidence(KEPT, { ...ENTRY, activity: 'verify-business' });
    expect(replaced).toContain('    # Dana sent the picture by mail.\n    - activity: verify-business\n');
    expect(replaced).toContain(
      '      record: WABA 1\n    # And this one we chased.\n    - {activity: consent',
    );
    expect(parse(replaced).evidence).toHaveLength(2);
  });

  it('begins a list that was empty, and a file that was not there', () => {
    const fromEmpty = withEvidence('apiVersion: reconcile/v1\nevidence: []\n', ENTRY);
    expect(fromEmpty).toBe(
      'apiVersion: reconcile/v1\nevidence:\n  - activity: consent\n    date: 2026-11-20\n    by: dana@acme.example.com\n    record: WABA 1\n',
    );
    expect(parse(withEvidence(undefined, ENTRY)).evidence).toEqual([ENTRY]);
  });

  it('keeps what a list in brackets held', () => {
    const flow =
      'apiVersion: reconcile/v1\nevidence: [{ activity: enable, date: 2026-11-01, by: a@example.com }]\n';
    expect(parse(withEvidence(flow, ENTRY)).evidence.map(({ activity }: Evidence) => activity)).toEqual([
      'enable',
      'consent',
    ]);
  });

  it('writes any note so that it reads back the same, with and without a line end at the end of the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (note, isOpen) => {
        const text = isOpen ? KEPT.slice(0, KEPT.indexOf('\n\n# Agreed')) : KEPT;
        const added = withEvidence(text, { ...ENTRY, activity: 'enable', note });
        const again = withEvidence(added, { ...ENTRY, activity: 'request-access', note });
        expect(parse(again).evidence.map((entry: Evidence) => entry.note)).toEqual([
          undefined,
          undefined,
          note,
          note,
        ]);
      }),
    );
  });
});
