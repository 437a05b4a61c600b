import type { Validators } from '../config/schema.ts';
import { opaque } from '../core/digest.ts';
import type { User } from '../model/generated/users.ts';
import type { MmpUser } from '../providers/mmp/port.ts';
import { byKey, together } from './left-out.ts';
import type { Adopted } from './left-out.ts';

export interface UsersContext {
  readonly slug: string;
  /** Ids of the organisations in org.yaml. */
  readonly organisations: ReadonlySet<string>;
  readonly validators: Validators;
}

/** The users as users.yaml states them. People are named there and nowhere else: what is left out has a hash. */
export function adoptUsers(users: readonly MmpUser[], context: UsersContext): Adopted<User> {
  return together(
    users
      .toSorted(byKey(({ organisationExternalId, userKey }) => `${organisationExternalId} ${userKey}`))
      .map((user) => adoptOne(user, context)),
  );
}

function adoptOne(
  { userKey, organisationExternalId: organisation, socialMessaging, restrictIncoming }: MmpUser,
  { slug, organisations, validators }: UsersContext,
): Adopted<User> {
  const left = (why: string): Adopted<User> => {
    return { items: [], left: [{ kind: 'mmp-user', key: opaque(slug, userKey), why }] };
  };
  if (!organisations.has(organisation)) return left(`${organisation} is not in org.yaml`);
  const address = userKey.includes('@') ? { email: userKey } : { device: userKey };
  const user = { ...address, organisation, socialMessaging, restrictIncoming };
  const file = { apiVersion: 'reconcile/v1', users: [user] };
  return validators.check('users.yaml', file).length === 0
    ? { items: [user], left: [] }
    : left('its key is neither a mail address nor a number with its country');
}
