import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/config/nearest.ts';

describe('the nearest word', () => {
  it.each([
    ['abuot', ['name', 'about', 'address'], 'about'],
    ['en-US', ['en', 'en_GB', 'en_US'], 'en_US'],
    ['LEGALNAME', ['legalName'], 'legalName'],
    ['uri', ['type', 'title', 'url'], 'url'],
    ['senders.yml', ['senders.yaml', 'users.yaml'], 'senders.yaml'],
  ])('of %s is found', (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });

  it.each([
    ['colour', ['id', 'name', 'parent']],
    ['x', ['us', 'eu']],
    ['a'.repeat(1_000), ['a'.repeat(999)]],
    ['', ['id']],
    ['id', []],
  ])('of %s is not guessed', (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });
});
