import { describe, expect, it } from 'vitest';
import { lintName } from '../../src/config/lint/lint.ts';

const BRAND = {
  brandNames: ['Larkspur Wealth Management LLP', 'Larkspur Wealth'],
  hosts: ['larkspur.example.com'],
};

const codes = (name: string, brand = BRAND) => lintName({ name, ...brand }).map(({ code }) => code);

describe('the rules about display names', () => {
  it.each([
    ['LARKSPUR WEALTH', 'display-name-capitals'],
    ['Larkspur Wealth 🌱', 'display-name-emoji'],
    ['Larkspur Wealth™', 'display-name-symbol'],
    ['Larkspur Wealth (R)', 'display-name-symbol'],
    ['Larkspur © Wealth', 'display-name-symbol'],
    ['Larkspur Wealth!', 'display-name-punctuation'],
    ['"Larkspur" Wealth', 'display-name-punctuation'],
    ['Larkspur | Wealth', 'display-name-punctuation'],
    ['Larkspur Wealth...', 'display-name-punctuation'],
    ['Larkspur_Wealth', 'display-name-punctuation'],
    ['Larkspur  Wealth', 'display-name-spacing'],
    [' Larkspur Wealth', 'display-name-spacing'],
    ['www.larkspur.example', 'display-name-url'],
    ['https://larkspur.example.com', 'display-name-url'],
    ['Larkspur.com', 'display-name-url'],
    ['Larkspur on WhatsApp', 'display-name-trademark'],
    ['Larkspur Facebook', 'display-name-trademark'],
    ['Meta Larkspur', 'display-name-trademark'],
    ['Larkspur Wealth where your money grows up to be happy', 'display-name-slogan'],
    ['  x ', 'display-name-length'],
    ['Fashion', 'display-name-generic'],
    ['Customer Support', 'display-name-generic'],
    ['New York', 'display-name-place'],
    ['Harrow Motors', 'display-name-unrelated'],
  ])('find in %j that it is %s', (name, code) => {
    expect(codes(name)).toContain(code);
  });

  it.each([
    'Larkspur',
    'Larkspur Wealth',
    'Larkspur & Sons',
    "Larkspur's Desk",
    'Larkspur Wealth Ltd.',
    'Larkspur (Leeds)',
    'Money Talks by Larkspur Wealth',
    'LWM',
    'Larkspur Test',
    'Lárkspur',
  ])('take %j', (name) => {
    expect(codes(name)).toEqual([]);
  });

  it('take what the registered name shows to be the brand', () => {
    expect(codes('IKARUS', { brandNames: ['IKARUS Travel GmbH'], hosts: [] })).toEqual([]);
    expect(codes('Ask.com', { brandNames: ['Ask.com Holdings Inc.'], hosts: [] })).toEqual([]);
    expect(codes('Harvest!', { brandNames: ['Harvest! Foods Ltd'], hosts: [] })).toEqual([]);
  });

  it('foretell the errors of Twilio', () => {
    const [finding] = lintName({ name: 'LARKSPUR WEALTH', ...BRAND });
    expect(finding).toMatchObject({ severity: 'error', predicts: 'Twilio 63060 or 63124' });
  });

  it('leave the relation open while the brand is not known', () => {
    expect(codes('Harrow Motors', { brandNames: [], hosts: [] })).toEqual([]);
  });
});
