import type { Diagnostic } from '../../model/diagnostic.ts';
import { nearest } from '../nearest.ts';
import { pointer } from '../pointer.ts';
import { problem } from '../problem.ts';
import { quoted } from '../wording.ts';
import { repeated } from './repeated.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about users.yaml. Users are personal data: marked in the file, never named in a message. */
export const userRules: readonly FolderRule[] = [
  { name: 'a user has one address', reads: ['users.yaml'], check: addresses },
  { name: 'a user is listed once', reads: ['users.yaml'], check: listedOnce },
  { name: "a user's organisation exists", reads: ['users.yaml', 'org.yaml'], check: organisations },
];

/** MMP invites by mail or by device number, and knows no other id of a user (Movius, add and invite users). */
function addresses({ files }: Folder): readonly Diagnostic[] {
  const file = files['users.yaml'];
  if (file === undefined) return [];
  return file.value.users.flatMap(({ email, device }, index) => {
    if ((email === undefined) !== (device === undefined)) return [];
    const both = email !== undefined;
    return [
      problem('user-address', file.locate(pointer('users', index, ...(both ? ['device'] : []))), {
        summary: both
          ? 'A user has either "email" or "device", not both'
          : 'A user needs "email" or "device"',
        fix: both
          ? 'Remove the one that the invitation does not go to.'
          : 'Add the one that the invitation goes to.',
      }),
    ];
  });
}

/** Mail addresses are compared without letter case: no mail system in use tells them apart. */
function listedOnce({ files }: Folder): readonly Diagnostic[] {
  const file = files['users.yaml'];
  if (file === undefined) return [];
  const claims = file.value.users.flatMap(({ email, device }, index) => {
    const at = email === undefined ? 'device' : 'email';
    const key = email?.toLowerCase() ?? device;
    return key === undefined ? [] : [{ key, source: () => file.locate(pointer('users', index, at)) }];
  });
  return repeated('duplicate-user', claims, (first) => ({
    summary: `This user is listed in line ${first.line} already`,
    fix: 'Keep one entry per user; a user belongs to one organisation.',
  }));
}

function organisations({ files }: Folder): readonly Diagnostic[] {
  const file = files['users.yaml'];
  if (file === undefined) return [];
  const known = (files['org.yaml']?.value.organisations ?? []).map(({ id }) => id);
  const ids = new Set(known);
  const fixes = new Map<string, string>();
  return file.value.users.flatMap(({ organisation }, index) => {
    if (ids.has(organisation)) return [];
    const fix = fixes.get(organisation) ?? organisationFix(organisation, known);
    fixes.set(organisation, fix);
    const summary = `There is no organisation ${quoted(organisation)} in org.yaml`;
    return [
      problem('unknown-organisation', file.locate(pointer('users', index, 'organisation')), { summary, fix }),
    ];
  });
}

function organisationFix(organisation: string, known: readonly string[]): string {
  const meant = nearest(organisation, known);
  return meant === undefined
    ? 'Add it to org.yaml, or name one that is there.'
    : `Did you mean ${quoted(meant)}?`;
}
