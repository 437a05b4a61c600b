import type { Enterprise } from '../../model/enterprise.ts';
import { contactOf, inDefaults, inEnterprise } from './draft.ts';
import type { DraftField } from './draft.ts';

/** Fields that several forms ask for, each under the label that the form at hand gives it. */
export interface BrandFields {
  readonly legalName: (label: string) => DraftField;
  readonly website: (label: string) => DraftField;
  readonly headquarters: (label: string) => DraftField;
  readonly address: (label: string) => DraftField;
  readonly vertical: (label: string) => DraftField;
  readonly clientEmail: (label: string) => DraftField;
  readonly businessManagerId: (label: string) => DraftField;
  readonly useCase: (label: string) => DraftField;
  readonly regions: (label: string) => DraftField;
  readonly monthlyVolume: (label: string) => DraftField;
  readonly isvName: (label: string) => DraftField;
  readonly signatory: (label: string) => DraftField;
  readonly accountSid: (label: string) => DraftField;
}

/** What the files know of an enterprise, in the words of whoever asks. */
export function brandFields(enterprise: Enterprise): BrandFields {
  const { brand, contacts, messaging, meta } = enterprise.enterprise;
  const at =
    (pointer: string, value: string | undefined) =>
    (label: string): DraftField => ({ label, value, source: inEnterprise(pointer) });
  return {
    legalName: at('/brand/legalName', brand.legalName),
    website: at('/brand/website', brand.website),
    headquarters: at('/brand/headquarters', brand.headquarters),
    address: at('/brand/address', brand.address),
    vertical: at('/brand/vertical', brand.vertical),
    clientEmail: at('/contacts/business/email', contacts.business.email),
    businessManagerId: (label) => ({
      ...at('/meta/businessManagerId', meta?.businessManagerId)(label),
      fix: 'Add meta.businessManagerId to enterprise.yaml: the enterprise reads it in Meta Business settings > Business info. It is not the ID of a page.',
    }),
    useCase: at('/messaging/useCase', messaging.useCase),
    regions: at('/messaging/regions', messaging.regions.join(', ')),
    monthlyVolume: at('/messaging/monthlyVolume', String(messaging.monthlyVolume)),
    isvName: (label) => ({
      label,
      value: enterprise.defaults.isv.name,
      source: inDefaults('/isv/name'),
    }),
    signatory: at('/contacts/signatory', contactOf(enterprise, 'signatory').name),
    accountSid: (label) => ({
      label,
      value: accountSidOf(enterprise),
      source: { file: 'status.yaml', pointer: '/resources' },
      fix: `Run: reconcile --apply ${enterprise.slug}. It makes the subaccount at Twilio and records its SID.`,
    }),
  };
}

/** The SID of the enterprise's own subaccount, as the last apply recorded it. */
function accountSidOf({ status }: Enterprise): string | undefined {
  return status?.resources.find(({ resource }) => resource.startsWith('twilio-subaccount/'))?.remoteId;
}
