import type { EnterpriseFile } from '../model/generated/enterprise.ts';
import type { Activity } from './activity.ts';
import { PUBLISHED } from './published-activities.ts';
import { TECH_PROVIDER } from './tech-provider-activities.ts';

/** Published total in days; the printed cells add up to 28 to 34. Both are shown, neither is corrected. */
export const PUBLISHED_TOTAL = { min: 33, max: 41 } as const;

/** The sixteen activities as an enterprise goes through them. */
export function activitiesOf(process: EnterpriseFile['process']): readonly Activity[] {
  return process === 'tech-provider' ? TECH_PROVIDER : PUBLISHED;
}

/** One of the sixteen, as an enterprise goes through it. */
export function activityOf(process: EnterpriseFile['process'], key: string): Activity | undefined {
  return activitiesOf(process).find((activity) => activity.key === key);
}

/** What the printed cells add up to. */
export function cellTotal(): { readonly min: number; readonly max: number } {
  const sum = (bound: 'min' | 'max') => PUBLISHED.reduce((days, { sla }) => days + (sla?.[bound] ?? 0), 0);
  return { min: sum('min'), max: sum('max') };
}
