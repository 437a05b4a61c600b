import { opaque } from '../core/digest.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { OrgFile } from '../model/generated/org.ts';
import type { User, UsersFile } from '../model/generated/users.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need, Observed, Readiness } from '../model/resource.ts';
import type { MmpUser, MmpUserItem } from '../providers/mmp/port.ts';
import { lineOf, rootOf } from '../core/org-tree.ts';
import type {
  BatchResult,
  CreateRequest,
  DeleteRequest,
  Kind,
  Reads,
  Scope,
  UpdateRequest,
  Writes,
} from './kind.ts';

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
    const { slug, org, users } = enterprise;
    if (users === undefined) return [];
    const known = DESIRED.get(users);
    if (known !== undefined && known.slug === slug && known.org === org) return known.desired;
    const desired = desiredUsers(enterprise, users.users);
    DESIRED.set(users, { slug, org, desired });
    return desired;
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
    const { userKey, body } = itemOf(request);
    await writes.mmp.putUser(userKey, body);
    return request.key;
  },

  update(writes: Writes, request: UpdateRequest<UserSpec>): Promise<void> {
    const { userKey, body } = itemOf(request);
    return writes.mmp.putUser(userKey, body);
  },

  delete(writes: Writes, request: DeleteRequest<UserSpec>): Promise<void> {
    return writes.mmp.deleteUser(request.observed.attributes.userKey);
  },

  batchSize: 1_000,

  putMany(
    writes: Writes,
    requests: readonly (CreateRequest<UserSpec> | UpdateRequest<UserSpec>)[],
  ): Promise<readonly BatchResult[]> {
    return writes.mmp.putUsers(requests.map(itemOf));
  },

  readiness(user: Observed<UserSpec>): Readiness {
    return INVITED.get(user.attributes.inviteStatus ?? '') ?? UNKNOWN;
  },
};

/** Invite states as MMP shows them (help.moviuscorp.com/help/search-users, read 2026-11-23). */
const INVITED: ReadonlyMap<string, Readiness> = new Map([
  ['active', { state: 'ready' }],
  ['not_invited', { state: 'pending', on: 'enterprise', reason: 'Not invited yet.' }],
  ['invited', { state: 'pending', on: 'end-users', reason: 'Invited, not activated yet.' }],
  [
    'invitation_failed',
    { state: 'blocked', on: 'enterprise', reason: 'The invitation could not be delivered.' },
  ],
  ['suspended', { state: 'blocked', on: 'enterprise', reason: 'Suspended in MMP.' }],
  ['blocked', { state: 'blocked', on: 'enterprise', reason: 'Blocked in MMP.' }],
  ['opted_out', { state: 'blocked', on: 'end-users', reason: 'Opted out.' }],
]);

const UNKNOWN: Readiness = {
  state: 'blocked',
  on: 'isv',
  reason: 'MMP shows an invite status that is not known here.',
};

/** Made once for each file: an apply looks twice, and fifty thousand users need not be there twice. */
const DESIRED = new WeakMap<
  UsersFile,
  { readonly slug: string; readonly org: OrgFile | undefined; readonly desired: readonly Desired<UserSpec>[] }
>();

function desiredUsers(enterprise: Enterprise, users: readonly User[]): readonly Desired<UserSpec>[] {
  const needs = new Map<string, readonly Need[]>();
  return users.map((user, index) => {
    const own = needs.get(user.organisation) ?? needsOf(enterprise, user);
    needs.set(user.organisation, own);
    const userKey = user.email?.toLowerCase() ?? user.device ?? '';
    const key = opaque(enterprise.slug, userKey);
    return {
      id: { enterprise: enterprise.slug, kind: 'mmp-user', key },
      label: `user ${key}`,
      spec: desiredSpec(user, userKey),
      needs: own,
      source: { file: 'users.yaml', pointer: `/users/${index}` },
    };
  });
}

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
  // A flag that only inherits is as the one above it says.
  const stated = lineOf(enterprise, user.organisation).filter(({ whatsapp }) => whatsapp !== undefined);
  const last = stated.findIndex(({ whatsapp }) => whatsapp !== 'inherited');
  const flagged = last === -1 ? stated : stated.slice(0, last + 1);
  const org: Need = {
    type: 'resource',
    address: addressOf({ enterprise: slug, kind: 'mmp-org', key: user.organisation }),
  };
  return [
    org,
    ...flagged.map(({ id }): Need => ({
      type: 'resource',
      address: addressOf({ enterprise: slug, kind: 'mmp-feature', key: id }),
    })),
  ];
}

/**
 * A user who moves takes on the settings of the new organisation, so every write states both toggles again: those
 * that the files leave open as they were before (help.moviuscorp.com, moving an account, read 2026-11-23).
 */
function itemOf(request: CreateRequest<UserSpec> | UpdateRequest<UserSpec>): MmpUserItem {
  const before = 'observed' in request ? request.observed.attributes : undefined;
  const { userKey, organisation, socialMessaging, restrictIncoming } = { ...before, ...request.spec };
  return {
    // MMP compares keys exactly; the spelling it has wins over the one in the file.
    userKey: before?.userKey ?? userKey,
    body: {
      organisationExternalId: organisation,
      socialMessaging: socialMessaging ?? false,
      restrictIncoming: restrictIncoming ?? false,
    },
  };
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
