import type { EnterpriseFile } from '../model/generated/enterprise.ts';

type Vertical = EnterpriseFile['brand']['vertical'];

/** Whether something may be onboarded: never a silent pass for what somebody has to look at. */
export type Eligibility =
  | { readonly verdict: 'ok' }
  /** `why` ends a sentence that begins with what is judged; `who` has to confirm it. */
  | { readonly verdict: 'review'; readonly why: string; readonly who: string }
  | { readonly verdict: 'block'; readonly why: string };

/** Twilio, "WhatsApp: who can use it" (support 360039737793, read 2026-11-23). */
const BLOCKED_COUNTRIES: ReadonlyMap<string, string> = new Map([
  ['CU', 'Cuba'],
  ['IR', 'Iran'],
  ['KP', 'North Korea'],
  ['SY', 'Syria'],
]);

/** May write to customers in some countries only, under local law (WhatsApp policy of 27 August 2024). */
const LOCAL_LAW = {
  verdict: 'review',
  why: 'is allowed in some countries only, behind an age gate and under local law',
  who: 'Compliance and Twilio',
} as const;

const VERTICALS: { readonly [name in Vertical]?: Eligibility } = {
  Alcohol: LOCAL_LAW,
  'OTC Drugs': LOCAL_LAW,
  'Online Gambling': LOCAL_LAW,
  'Physical Gambling': LOCAL_LAW,
  'Matrimony Service': {
    verdict: 'review',
    why: 'is close to dating, which WhatsApp forbids',
    who: 'Compliance',
  },
  'Medical and Health': {
    verdict: 'review',
    why: 'may not sell medical products, and health data has rules of its own',
    who: 'Compliance and the data protection officer',
  },
  'Public Service': {
    verdict: 'review',
    why: 'is government, which Twilio and WhatsApp admit one by one; political bodies never',
    who: 'Twilio and WhatsApp',
  },
};

/** Whether WhatsApp admits an industry. */
export function verticalEligibility(vertical: Vertical): Eligibility {
  return VERTICALS[vertical] ?? { verdict: 'ok' };
}

/** Whether Twilio serves a country (ISO 3166-1 alpha-2). Crimea has no code of its own: it hides behind UA and RU. */
export function countryEligibility(country: string): Eligibility {
  const name = BLOCKED_COUNTRIES.get(country);
  if (name !== undefined) return { verdict: 'block', why: `Twilio forbids WhatsApp in ${name}` };
  if (country !== 'UA' && country !== 'RU') return { verdict: 'ok' };
  return {
    verdict: 'review',
    why: 'may stand for Crimea, where Twilio forbids WhatsApp and which has no code of its own',
    who: 'The enterprise',
  };
}
