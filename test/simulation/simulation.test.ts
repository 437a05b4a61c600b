import { describe, expect, it } from 'vitest';
import { compileSchemas } from '../../src/config/schema.ts';
import { readSchemas } from '../../src/store/read-schemas.ts';
import { playSeeds } from './figures.ts';
import { scenarioOf } from './scenario.ts';

/** Those that found something once stay, beside the first few. `npm run simulate` plays as many as are asked for. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 25, 68, 69, 73, 129];

describe('onboardings left to chance', () => {
  it('keep every promise on every day', async () => {
    const validators = compileSchemas(await readSchemas(new URL('../../schemas/', import.meta.url)));
    const figures = await playSeeds(SEEDS, validators);
    expect(figures.violations).toEqual([]);
    expect(figures.days).toBeGreaterThan(SEEDS.length * 20);
  });

  it('are the same for the same seed', () => {
    expect(scenarioOf(7)).toEqual(scenarioOf(7));
    expect(scenarioOf(8)).not.toEqual(scenarioOf(7));
  });
});
