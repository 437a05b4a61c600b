export type Setting = 'enabled' | 'disabled' | 'inherited';
export type Privilege = 'Setup' | 'Accounts' | 'Profile';
export type InviteStatus =
  | 'not_invited'
  | 'invited'
  | 'invitation_failed'
  | 'active'
  | 'suspended'
  | 'blocked'
  | 'opted_out';

/** Everything the twin of the Movius Management Portal knows, as plain JSON. */
export interface MmpState {
  /** Counts the changes: what was derived from the tables holds until it moves. */
  changes: number;
  /** By external id. */
  readonly organisations: Record<string, OrganisationRow>;
  /** By number, in E.164 form. */
  readonly numbers: Record<string, NumberRow>;
  /** By `organisation/key/language`. */
  readonly templates: Record<string, TemplateRow>;
  /** By mail address or device number. */
  readonly users: Record<string, UserRow>;
  /** By mail address. */
  readonly admins: Record<string, AdminRow>;
  /** By an ascending id: what was done, through the gateway and by hand. */
  readonly activities: Record<string, ActivityRow>;
  /** What the token may not do, at an organisation and everything below it. */
  missingPrivileges: MissingPrivilege[];
}

export interface OrganisationRow {
  name: string;
  parent: string | null;
  whatsapp: Setting;
}

/** What every table but the tree has: the organisation that holds the row. */
export interface HeldRow {
  organisation: string;
}

export interface NumberRow extends HeldRow {
  displayName: string;
}

export interface TemplateRow extends HeldRow {
  readonly key: string;
  readonly language: string;
  value: string;
}

export interface UserRow extends HeldRow {
  inviteStatus: InviteStatus;
  socialMessaging: boolean;
  restrictIncoming: boolean;
}

export interface AdminRow extends HeldRow {
  readonly privileges: readonly Privilege[];
}

export type ActivityType = 'portal-access' | 'view' | 'write' | 'download';

export interface ActivityRow extends HeldRow {
  readonly at: string;
  readonly type: ActivityType;
  readonly event: string;
  readonly admin: string | null;
  readonly details: string;
}

export interface MissingPrivilege {
  readonly privilege: Privilege;
  readonly organisation: string;
}

/** A portal in which nothing was ever set up. */
export function emptyMmp(): MmpState {
  return {
    changes: 0,
    organisations: {},
    numbers: {},
    templates: {},
    users: {},
    admins: {},
    activities: {},
    missingPrivileges: [],
  };
}
