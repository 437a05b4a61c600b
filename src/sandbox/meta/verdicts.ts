import type { World } from '../world.ts';
import type { Verdict } from './state.ts';

/**
 * Takes the verdict that was decided beforehand for a template or a sender number, if there is one. A verdict serves one
 * review; `hold` stays in force, so that a review can hang for as long as someone wants.
 */
export function verdictFor(world: World, accountSid: string, name: string): Verdict | undefined {
  const { verdicts } = world.meta;
  const key = [`${accountSid}/${name}`, name].find((candidate) => verdicts[candidate] !== undefined);
  const verdict = key === undefined ? undefined : verdicts[key];
  if (verdict !== undefined && verdict.verdict !== 'hold')
    world.meta.verdicts = Object.fromEntries(Object.entries(verdicts).filter(([kept]) => kept !== key));
  return verdict;
}
