import type { Enterprise } from '../model/enterprise.ts';
import type { ResourceStatus } from '../model/generated/status.ts';
import type { KindShape } from '../model/kind.ts';
import type { ResourceId } from '../model/resource.ts';
import type { AskedBefore, Sides } from './diff.ts';
import { difference } from './diff.ts';
import { shortDigest } from './digest.ts';

/** What the last run recorded: what the files and the providers agreed on. */
export interface Agreement {
  readonly resource: (id: ResourceId) => ResourceStatus | undefined;
  readonly askedBefore: (id: ResourceId) => AskedBefore;
}

/** Reads the agreement from the status of an enterprise. Users are recorded together: status files name none. */
export function agreementOf({ status, users }: Enterprise): Agreement {
  const entries = new Map(status?.resources.map((entry) => [entry.resource, entry]));
  const resource = (id: ResourceId) => entries.get(`${id.kind}/${id.key}`);
  let isUsersAsBefore: boolean | undefined;
  const usersAsBefore = (): true | undefined => {
    isUsersAsBefore ??= status?.users.applied !== undefined && status.users.applied === usersDigest(users);
    return isUsersAsBefore || undefined;
  };
  return {
    resource,
    askedBefore: (id) => {
      if (id.kind === 'mmp-user') return usersAsBefore;
      const applied = resource(id)?.applied;
      return (field, wanted) => {
        if (applied === undefined) return undefined;
        return applied[field] === shortDigest(wanted);
      };
    },
  };
}

/** Tells one list of users from another without naming anybody. */
export function usersDigest(users: Enterprise['users']): string {
  return shortDigest(users?.users ?? []);
}

/** Digest of each field that is as desired now; fields that still differ keep what was recorded before. */
export function appliedFields(
  kind: KindShape,
  sides: Sides,
  last: { readonly applied: ResourceStatus['applied']; readonly isWritten: boolean },
): Readonly<Record<string, string>> {
  const open = new Set(difference(kind, sides).map(({ field }) => field));
  const entries = Object.entries(kind.fields).flatMap(([name, field]): [string, string][] => {
    const wanted = sides.desired[name];
    const before = last.applied?.[name];
    if (wanted === undefined || field.change === 'computed') return [];
    // Found as it is and never written from here: what it holds is taken to be what the files say.
    const isTaken =
      field.unreadable === true ? last.isWritten || last.applied === undefined : !open.has(name);
    if (sides.observed !== undefined && isTaken) return [[name, shortDigest(wanted)]];
    return before === undefined ? [] : [[name, before]];
  });
  return Object.fromEntries(entries);
}
