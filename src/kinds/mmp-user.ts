import { opaque } from '../core/digest.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { User } from '../model/generated/users.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need, Observed, Readiness } from '../model/resource.ts';
import type { MmpUser } from '../providers/mmp/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { lineOf, rootOf } from './org-tree.ts';

type UserSpec = {
  /** Mail address or device number: how MMP finds the user. */
  readonly userKey: string;
  readonly organisation: string;
  readonly socialMessaging?: boolean;
  readonly restrictIncoming?: boolean;
  readonly inviteStatus?: string;
};

/** A user's toggles in MMP. People are named by a hash everywhere but in the files and in the call itself. */
export const mmpUser: Kind<UserSpec> = {
  source: 'schemas/mmp.openapi.yaml; help.moviuscorp.com/help/add-and-invite-users, read 2026-11-23',
  name: 'mmp-user',
  privilege: { name: 'Accounts', at: (_, { organisation }) => [organisation] },
  settles: 'at-once',
  offboarding: 'keep',
  consequences: {
    create: 'Adds the account without inviting the user.',
    delete: 'Deletes the account with its settings.',
  },
  fields: {
    userKey: { change: 'computed', sensitive: true },
    organisation: { change: 'in-place' },
    socialMessaging: { change: 'in-place' },
    restrictIncoming: { change: 'in-place' },
    inviteStatus: { change: 'computed' },
  },

  desired(enterprise: Enterprise): readonly Desired<UserSpec>[] {
    return (enterprise.users?.users ?? []).map((user, index) => {
      const userKey = user.email?.toLowerCase() ?? user.device ?? '';
      const key = opaque(enterprise.slug, userKey);
      return {
        id: { enterprise: enterprise.slug, kind: 'mmp-user', key },
        label: `user ${key}`,
        spec: desiredSpec(user, userKey),
        needs: needsOf(enterprise, user),
        source: { file: 'users.yaml', pointer: `/users/${index}` },
      };
    });
  },

  covers(enterprise: Enterprise): boolean {
    return enterprise.users !== undefined;
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<UserSpec>[]> {
    const root = rootOf(scope.enterprise);
    const managesUsers = scope.enterprise.users !== undefined;
    return root === undefined || !managesUsers
      ? []
      : (await reads.mmp.users(root)).map((user) => observed(scope.enterprise.slug, user));
  },

  async create(writes: Writes, request: CreateRequest<UserSpec>): Promise<string> {
    await put(writes, request.spec);
    return request.key;
  },

  update(writes: Writes, request: UpdateRequest<UserSpec>): Promise<void> {
    // MMP compares keys exactly; the spelling it has wins over the one in the file.
    const { userKey } = request.observed.attributes;
    return put(writes, { ...request.observed.attributes, ...request.spec, userKey });
  },

  delete(writes: Writes, request: DeleteRequest<UserSpec>): Promise<void> {
    return writes.mmp.deleteUser(request.observed.attributes.userKey);
  },

  readiness(user: Observed<UserSpec>): Readiness {
    return INVITED[user.attributes.inviteStatus ?? ''] ?? { state: 'ready' };
  },
};

/** Invite states as MMP shows them (help.moviuscorp.com/help/search-users, read 2026-11-23). */
const INVITED: { readonly [status: string]: Readiness } = {
  not_invited: { state: 'pending', on: 'enterprise', reason: 'Not invited yet.' },
  invited: { state: 'pending', on: 'end-users', reason: 'Invited, not activated yet.' },
  invitation_failed: { state: 'blocked', on: 'enterprise', reason: 'The invitation could not be delivered.' },
  suspended: { state: 'blocked', on: 'enterprise', reason: 'Suspended in MMP.' },
  blocked: { state: 'blocked', on: 'enterprise', reason: 'Blocked in MMP.' },
  opted_out: { state: 'blocked', on: 'end-users', reason: 'Opted out.' },
};

function desiredSpec(user: User, userKey: string): UserSpec {
  return {
    userKey,
    organisation: user.organisation,
    ...(user.socialMessaging === undefined ? {} : { socialMessaging: user.socialMessaging }),
    ...(user.restrictIncoming === undefined ? {} : { restrictIncoming: user.restrictIncoming }),
  };
}

/** The toggle shows only where the feature is on, so the flag of the organisation comes first. */
function needsOf(enterprise: Enterprise, user: User): readonly Need[] {
  const { slug } = enterprise;
  const flagged = lineOf(enterprise, user.organisation).find(({ whatsapp }) => whatsapp !== undefined);
  const org: Need = {
    type: 'resource',
    address: addressOf({ enterprise: slug, kind: 'mmp-org', key: user.organisation }),
  };
  if (flagged === undefined) return [org];
  return [
    org,
    { type: 'resource', address: addressOf({ enterprise: slug, kind: 'mmp-feature', key: flagged.id }) },
  ];
}

function put(writes: Writes, spec: UserSpec): Promise<void> {
  return writes.mmp.putUser(spec.userKey, {
    organisationExternalId: spec.organisation,
    socialMessaging: spec.socialMessaging ?? false,
    restrictIncoming: spec.restrictIncoming ?? false,
  });
}

function observed(enterprise: string, user: MmpUser): Observed<UserSpec> {
  const key = opaque(enterprise, user.userKey);
  return {
    key,
    remoteId: key,
    attributes: {
      userKey: user.userKey,
      organisation: user.organisationExternalId,
      socialMessaging: user.socialMessaging,
      restrictIncoming: user.restrictIncoming,
      inviteStatus: user.inviteStatus,
    },
  };
}
