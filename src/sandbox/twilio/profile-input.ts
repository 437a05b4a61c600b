import { badRequest } from './errors.ts';
import { isBlock } from './json-body.ts';
import type { Block } from './state.ts';

/** messaging_v2 specification, description of profile.vertical: exactly these strings. */
const VERTICALS = [
  'Alcohol',
  'Automotive',
  'Beauty, Spa and Salon',
  'Clothing and Apparel',
  'Education',
  'Entertainment',
  'Event Planning and Service',
  'Finance and Banking',
  'Food and Grocery',
  'Hotel and Lodging',
  'Matrimony Service',
  'Medical and Health',
  'Non-profit',
  'Online Gambling',
  'OTC Drugs',
  'Other',
  'Physical Gambling',
  'Professional Services',
  'Public Service',
  'Restaurant',
  'Shopping and Retail',
  'Travel and Transportation',
];

/** Meta's limits (developers.facebook.com, business-profiles); the RCS-only texts have none here. */
const TEXTS: Readonly<Record<string, number>> = {
  name: Number.POSITIVE_INFINITY,
  about: 139,
  address: 256,
  description: 512,
  logo_url: 2048,
  banner_url: 2048,
  privacy_url: 2048,
  terms_of_service_url: 2048,
  accent_color: 2048,
  use_case: 2048,
  vertical: 64,
};
const LISTS: Readonly<
  Record<string, { readonly key: string; readonly most: number; readonly longest: number }>
> = {
  websites: { key: 'website', most: 2, longest: 256 },
  emails: { key: 'email', most: Number.POSITIVE_INFINITY, longest: 128 },
  phone_numbers: { key: 'phone_number', most: Number.POSITIVE_INFINITY, longest: 32 },
};

/** For RCS senders only (messaging_v2 specification); that WhatsApp refuses them as 63105 is an assumption. */
const RCS_ONLY = [
  'banner_url',
  'privacy_url',
  'terms_of_service_url',
  'accent_color',
  'use_case',
  'phone_numbers',
];

/** Checks a profile block of a create or update body. Throws 400/63100 naming the field, or 400/63105 (not on WhatsApp). */
export function checkProfile(profile: Block): void {
  for (const [field, value] of Object.entries(profile)) {
    const limit = TEXTS[field];
    const list = LISTS[field];
    if (limit === undefined && list === undefined) throw invalid(field, 'is not a recognized field');
    if (limit !== undefined && !isText(value, limit))
      throw invalid(field, `must be a string of at most ${limit}`);
    if (list !== undefined && !isList(value, list)) throw invalid(field, 'is not a valid list');
  }
  const foreign = RCS_ONLY.find((field) => (profile[field] ?? null) !== null);
  if (foreign !== undefined)
    throw badRequest(63_105, `The channel whatsapp does not support profile.${foreign}`);
  const vertical = profile['vertical'];
  if (typeof vertical === 'string' && !VERTICALS.includes(vertical))
    throw invalid('vertical', `has the invalid value ${vertical}`);
  if (profile['about'] === '') throw invalid('about', 'must have 1 to 139 characters');
}

function isText(value: unknown, limit: number): boolean {
  return value === null || (typeof value === 'string' && value.length <= limit);
}

function isList(
  value: unknown,
  { key, most, longest }: { readonly key: string; readonly most: number; readonly longest: number },
): boolean {
  if (value === null) return true;
  if (!Array.isArray(value) || value.length > most) return false;
  return value.every((item: unknown) => {
    if (!isBlock(item)) return false;
    const text = item[key];
    if (typeof text !== 'string' || text.length > longest) return false;
    return key !== 'website' || /^https?:\/\//.test(text);
  });
}

function invalid(field: string, what: string): Error {
  return badRequest(63_100, `Validation error: profile.${field} ${what}`);
}
