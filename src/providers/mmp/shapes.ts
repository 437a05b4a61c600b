import type {
  MmpActivity,
  MmpFeature,
  MmpHolder,
  MmpNumber,
  MmpOrganisation,
  MmpRole,
  MmpTemplate,
  MmpUser,
} from './port.ts';

/** Whether a value of a reply is what its type says. Fields that we do not know are let through. */
export type Shape<T> = (value: unknown) => value is T;

type Fields<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextPageToken: string | null;
}

const isText: Shape<string> = (value) => typeof value === 'string';
const isGiven: Shape<unknown> = (value): value is unknown => value !== undefined;
const isFlag: Shape<boolean> = (value) => typeof value === 'boolean';

export const isOrganisation = objectOf<MmpOrganisation>({
  externalId: isText,
  name: isText,
  parentExternalId: orNull(isText),
});

export const isNumber = objectOf<MmpNumber>({
  number: isText,
  organisationExternalId: isText,
  displayName: isText,
});

export const isFeature = objectOf<MmpFeature>({
  organisationExternalId: isText,
  // Closed on purpose: a fourth setting would be overwritten by whoever does not know what it means.
  setting: (value) => value === 'enabled' || value === 'disabled' || value === 'inherited',
  effective: isFlag,
  inheritedFrom: orNull(isText),
  number: orNull(
    objectOf<NonNullable<MmpFeature['number']>>({ number: isText, displayName: isText, inherited: isFlag }),
  ),
});

export const isTemplate = objectOf<MmpTemplate>({
  organisationExternalId: isText,
  key: isText,
  language: isText,
  value: isText,
});

export const isUser = objectOf<MmpUser>({
  userKey: isText,
  email: orNull(isText),
  deviceNumber: orNull(isText),
  organisationExternalId: isText,
  inviteStatus: isText,
  socialMessaging: isFlag,
  restrictIncoming: isFlag,
});

export const isActivity = objectOf<MmpActivity>({
  id: isText,
  at: isText,
  event: isText,
  admin: orNull(isText),
  organisationExternalId: isText,
  details: isText,
});

export const isHolder = objectOf<MmpHolder>({
  name: isText,
  roles: listOf(objectOf<MmpRole>({ organisationExternalId: orNull(isText), privileges: listOf(isText) })),
});

interface BatchReply {
  readonly items: readonly { readonly userKey: string; readonly result: unknown }[];
}

export const isBatchReply = objectOf<BatchReply>({
  items: listOf(objectOf<BatchReply['items'][number]>({ userKey: isText, result: isGiven })),
});

export function pageOf<T>(item: Shape<T>): Shape<PageOf<T>> {
  return objectOf<PageOf<T>>({ items: listOf(item), nextPageToken: orNull(isText) });
}

function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(item);
}

function objectOf<T extends object>(fields: Fields<T>): Shape<T> {
  const checks = Object.entries<Shape<unknown>>(fields);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const given = new Map<string, unknown>(Object.entries(value));
    return checks.every(([name, check]) => check(given.get(name)));
  };
}

function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}
