import { expect, it } from 'vitest';
import { compileSchemas } from '../../src/config/schema.ts';
import { readSchemas } from '../../src/store/read-schemas.ts';
import { figuresText, playSeeds } from './figures.ts';

const [from = 1, count = 1000] = (process.env['SIMULATE'] ?? '').split(' ').filter(Boolean).map(Number);

it('keeps every promise on every day', { timeout: 0 }, async () => {
  const validators = compileSchemas(await readSchemas(new URL('../../schemas/', import.meta.url)));
  const figures = await playSeeds(
    Array.from({ length: count }, (_, index) => from + index),
    validators,
  );
  process.stdout.write(`${figuresText(figures)}\n`);
  if (count === 1) process.stdout.write(`${figures.violations.map(({ what }) => what).join('\n')}\n`);
  expect(figures.violations.length).toBe(0);
});
