import { dayOf } from '../onboarding/calendar.ts';
import type { Planned } from '../pipeline.ts';
import type { Paint } from '../render/paint.ts';
import type { PlanView } from '../render/plan-text.ts';
import { standing, todayIn } from './standing.ts';

/** A plan with the headline of each enterprise, ready for any renderer. */
export function planView(
  { plan, situations }: Pick<Planned, 'plan' | 'situations'>,
  { now, paint }: { readonly now: Date; readonly paint: Paint },
): PlanView {
  const headlines = situations.map(({ enterprise, activities }) =>
    standing(enterprise, activities, dayOf(enterprise.defaults.calendar, now)),
  );
  return {
    plan,
    headlines,
    today: todayIn(
      situations.map(({ enterprise }) => enterprise),
      now,
    ),
    paint,
  };
}
