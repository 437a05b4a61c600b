// Plays onboardings left to chance: `npm run simulate -- --seeds 1000`, or one of them again with `--seed N`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, seed: { type: 'string' } },
});
const [from, count] = values.seed === undefined ? ['1', values.seeds] : [values.seed, '1'];
if (![from, count].every((number) => /^[1-9]\d{0,8}$/.test(number))) {
  console.error('Give a number of seeds, as in: npm run simulate -- --seeds 1000, or one: --seed 17');
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/simulation/vitest.config.ts', '--root', '.'],
  { stdio: 'inherit', env: { ...process.env, SIMULATE: `${from} ${count}` } },
);
process.exitCode = status ?? 1;
