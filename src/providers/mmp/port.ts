import type { ProviderErrorFacts } from '../../model/errors.ts';
import type { components } from './generated/contract.ts';

type Schemas = components['schemas'];

export type MmpOrganisation = Readonly<Schemas['Organisation']>;
export type MmpOrganisationBody = Readonly<Schemas['OrganisationBody']>;
export type MmpNumber = Readonly<Schemas['WhatsappNumber']>;
export type MmpNumberBody = Readonly<Schemas['WhatsappNumberBody']>;
export type MmpFeature = Readonly<Schemas['WhatsappFeature']>;
export type MmpFeatureBody = Readonly<Schemas['WhatsappFeatureBody']>;
/** Something that an administrator or an API user did. `admin` names a person: it is compared, never shown. */
export type MmpActivity = Readonly<Omit<Schemas['Activity'], 'type'>>;
export type MmpTemplate = Readonly<Schemas['WhatsappTemplate']>;
export type MmpTemplateBody = Readonly<Schemas['WhatsappTemplateBody']>;
export type MmpUserBody = Readonly<Schemas['UserBody']>;

export type MmpHolder = Readonly<Omit<Schemas['Me'], 'roles'>> & { readonly roles: readonly MmpRole[] };

/** Privileges that count at an organisation and below, until a role further down; null stands for the instance. */
export interface MmpRole {
  readonly organisationExternalId: string | null;
  readonly privileges: readonly string[];
}

/** The invite status is open: values that we do not know must not crash us. */
export type MmpUser = Readonly<Omit<Schemas['User'], 'inviteStatus'>> & { readonly inviteStatus: string };

export interface MmpUserItem {
  readonly userKey: string;
  readonly body: MmpUserBody;
}

/** What became of one user of a batch. */
export type MmpUserResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: ProviderErrorFacts };

/** The most users of one batch. */
export const MMP_BATCH_SIZE = 1000;

/** What names a published template: the same text may be published to several organisations. */
export interface MmpTemplateKey {
  readonly organisation: string;
  readonly key: string;
  readonly language: string;
}

/**
 * Reading MMP. `root` is the external id of the enterprise's root organisation; every list covers the whole tree
 * below it and is whole or an error. A root that MMP does not know gives an empty list: nothing is there yet.
 */
export interface MmpReads {
  /** Whose token it is, and what it may do where; asked for once. */
  holder(): Promise<MmpHolder>;
  organisations(root: string): Promise<readonly MmpOrganisation[]>;
  numbers(root: string): Promise<readonly MmpNumber[]>;
  /** One item per organisation. */
  features(root: string): Promise<readonly MmpFeature[]>;
  templates(root: string): Promise<readonly MmpTemplate[]>;
  users(root: string): Promise<readonly MmpUser[]>;
  /**
   * What was written in the tree, newest last (Reports > Administrator Activity). Undefined when the token may not read
   * reports: then it proves nothing, and nothing fails for it.
   */
  writtenByAdmins(root: string): Promise<readonly MmpActivity[] | undefined>;
}

/** Changing MMP. All of it may be repeated: ids are ours, and deleting what is gone already succeeds. */
export interface MmpWrites {
  /** Creates, renames or moves. */
  putOrganisation(externalId: string, body: MmpOrganisationBody): Promise<void>;
  deleteOrganisation(externalId: string): Promise<void>;
  putNumber(number: string, body: MmpNumberBody): Promise<void>;
  deleteNumber(number: string): Promise<void>;
  /** `disabled` is written to every organisation below as well. */
  putFeature(organisation: string, body: MmpFeatureBody): Promise<void>;
  putTemplate(template: MmpTemplateKey, body: MmpTemplateBody): Promise<void>;
  deleteTemplate(template: MmpTemplateKey): Promise<void>;
  /** Creates without inviting, sets both toggles, and moves within the tree. */
  putUser(userKey: string, body: MmpUserBody): Promise<void>;
  /**
   * The same for up to `MMP_BATCH_SIZE` users in one call: results in the order of the items. An item that MMP
   * refuses fails alone. Throws `InvariantError` for a larger batch.
   */
  putUsers(items: readonly MmpUserItem[]): Promise<readonly MmpUserResult[]>;
  deleteUser(userKey: string): Promise<void>;
}
