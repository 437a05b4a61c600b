import type { Validators } from '../../src/config/schema.ts';
import { violationsOf } from './invariants.ts';
import { play } from './play.ts';

export interface Figures {
  readonly seeds: number;
  /** Days on the virtual clocks, and runs on them. */
  readonly days: number;
  readonly runs: number;
  readonly mails: number;
  /** Each with the seed that shows it again. */
  readonly violations: readonly { readonly seed: number; readonly what: string }[];
}

const NOTHING: Figures = { seeds: 0, days: 0, runs: 0, mails: 0, violations: [] };

/** Plays onboardings one after another. One that cannot be played to its end is a violation, too. */
export async function playSeeds(seeds: readonly number[], validators: Validators): Promise<Figures> {
  let figures = NOTHING;
  for (const seed of seeds) figures = added(figures, await playOne(seed, validators));
  return figures;
}

async function playOne(seed: number, validators: Validators): Promise<Figures> {
  try {
    const played = await play(seed, validators);
    return {
      seeds: 1,
      days: played.days.length,
      runs: played.runs,
      mails: played.messageIds.length,
      violations: violationsOf(played).map((what) => ({ seed, what })),
    };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { ...NOTHING, seeds: 1, violations: [{ seed, what }] };
  }
}

function added(a: Figures, b: Figures): Figures {
  return {
    seeds: a.seeds + b.seeds,
    days: a.days + b.days,
    runs: a.runs + b.runs,
    mails: a.mails + b.mails,
    violations: [...a.violations, ...b.violations],
  };
}

/** What `npm run simulate` prints: the figures, then each failing seed with its first violation and how to see it again. */
export function figuresText({ seeds, days, runs, mails, violations }: Figures): string {
  const failing = [...new Map(violations.toReversed().map((one) => [one.seed, one.what]))].toReversed();
  return [
    ...failing.map(([seed, what]) => `seed ${seed}: ${what}\n  npm run simulate -- --seed ${seed}`),
    `${seeds} seeds, ${days} days, ${runs} runs, ${mails} mails, ${violations.length} violations in ${failing.length} seeds`,
  ].join('\n');
}
