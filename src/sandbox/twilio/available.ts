import { phoneOf, reaches } from '../meta/phones.ts';
import type { World } from '../world.ts';
import { notFound } from './errors.ts';

/** What can be bought: only numbers that are set aside for fiction (555-01xx in the US, Ofcom's in the UK). */
const STOCK: Readonly<Record<string, (areaCode: string) => readonly string[]>> = {
  US: (areaCode) => series(`+1${areaCode === '' ? '404' : areaCode}55501`, { count: 100, digits: 2 }),
  GB: () => series('+44207946', { count: 200, digits: 4 }),
};
const DEFAULT_PAGE = 50;

/** E.164: a plus sign and 8 to 15 digits, the first not zero. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(text);
}

/** A search for numbers to buy (one page, as in the api_v2010 examples). */
export function availableNumbers(
  world: World,
  place: { readonly country: string; readonly type: string },
  query: Record<string, string>,
): readonly Record<string, unknown>[] {
  const stock = STOCK[place.country];
  if (stock === undefined || !['Local', 'Mobile', 'TollFree'].includes(place.type))
    throw notFound(`/AvailablePhoneNumbers/${place.country}/${place.type}`);
  const owned = new Set(world.twilio.numbers.map((number) => number.phoneNumber));
  const wanted = (query['Contains'] ?? '').replaceAll(/[*%]/g, '');
  return stock(query['AreaCode'] ?? '')
    .filter((phoneNumber) => !owned.has(phoneNumber) && phoneNumber.includes(wanted))
    .filter((phoneNumber) => phoneOf(world, phoneNumber).sale !== 'taken')
    .filter((phoneNumber) => query['SmsEnabled'] !== 'true' || reaches(world, phoneNumber, 'sms'))
    .filter((phoneNumber) => query['VoiceEnabled'] !== 'true' || reaches(world, phoneNumber, 'voice'))
    .slice(0, Number(query['PageSize'] ?? DEFAULT_PAGE))
    .map((phoneNumber) => availableBody(world, phoneNumber, place.country));
}

function series(prefix: string, { count, digits }: { readonly count: number; readonly digits: number }) {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(digits, '0')}`);
}

function availableBody(world: World, phoneNumber: string, country: string): Record<string, unknown> {
  const sms = reaches(world, phoneNumber, 'sms');
  const voice = reaches(world, phoneNumber, 'voice');
  const isAddressed = phoneOf(world, phoneNumber).sale === 'address';
  return {
    friendly_name: phoneNumber,
    phone_number: phoneNumber,
    lata: null,
    locality: null,
    rate_center: null,
    latitude: null,
    longitude: null,
    region: null,
    postal_code: null,
    iso_country: country,
    address_requirements: isAddressed ? 'any' : 'none',
    beta: false,
    capabilities: { voice, sms, mms: sms, fax: false },
  };
}
