import { describe, expect, it } from 'vitest';
import { countryEligibility, verticalEligibility } from '../../src/core/eligibility.ts';

describe('a country', () => {
  it.each(['CU', 'IR', 'KP', 'SY'])('%s is blocked', (country) => {
    expect(countryEligibility(country).verdict).toBe('block');
  });

  it.each(['UA', 'RU'])('%s is looked at, since Crimea has no code of its own', (country) => {
    const eligibility = countryEligibility(country);
    expect(eligibility).toMatchObject({ verdict: 'review', who: 'The enterprise' });
  });

  it.each(['US', 'GB', 'DE', 'IN'])('%s is fine', (country) => {
    expect(countryEligibility(country)).toEqual({ verdict: 'ok' });
  });
});

describe('an industry', () => {
  it.each([
    'Alcohol',
    'OTC Drugs',
    'Online Gambling',
    'Physical Gambling',
    'Matrimony Service',
    'Medical and Health',
    'Public Service',
  ] as const)('%s is never passed in silence', (vertical) => {
    expect(verticalEligibility(vertical)).toMatchObject({
      verdict: 'review',
      who: expect.stringMatching(/\w/),
    });
  });

  it('of which nobody has to decide is fine', () => {
    expect(verticalEligibility('Finance and Banking')).toEqual({ verdict: 'ok' });
  });
});
