import type { InviteStatus, UserRow } from './state.ts';

export interface UserView {
  readonly userKey: string;
  readonly email: string | null;
  readonly deviceNumber: string | null;
  readonly organisationExternalId: string;
  readonly inviteStatus: InviteStatus;
  readonly socialMessaging: boolean;
  readonly restrictIncoming: boolean;
}

/** A user as the gateway shows it. The key is the mail address or, with a plus sign in front, the device number. */
export function userView(userKey: string, row: UserRow): UserView {
  const isNumber = userKey.startsWith('+');
  return {
    userKey,
    email: isNumber ? null : userKey,
    deviceNumber: isNumber ? userKey : null,
    organisationExternalId: row.organisation,
    inviteStatus: row.inviteStatus,
    socialMessaging: row.socialMessaging,
    restrictIncoming: row.restrictIncoming,
  };
}
