import type { ActivityState } from '../model/activity.ts';
import type { Paint } from './paint.ts';
import { inert, partyName, shortDay } from './words.ts';

export interface Timeline {
  readonly slug: string;
  readonly name: string;
  readonly activities: readonly (ActivityState & { readonly sla: string })[];
}

/** The sixteen activities of one enterprise: from when to when, whose, how many days it may take, how it ended. */
export function timelineText(
  { slug, name, activities }: Timeline,
  view: { readonly today: string; readonly paint: Paint },
): string {
  const { paint, today } = view;
  const day = (date: string | undefined) => (date === undefined ? '' : shortDay(date, today)).padStart(6);
  const rows = activities.map((activity) => {
    const { number, title, owner, sla, since, done, state } = activity;
    const outcome = state === 'done' ? paint.green('done') : paint.red(state);
    const cells = [
      String(number).padStart(2),
      title.padEnd(68),
      partyName(owner).padEnd(10),
      sla.padEnd(8),
      day(since),
      day(done),
    ];
    return `  ${cells.join('  ')}  ${outcome}${activity.note === undefined ? '' : paint.dim(`  ${inert(activity.note)}`)}`;
  });
  const header = `   #  ${'activity'.padEnd(68)}  ${'owner'.padEnd(10)}  ${'SLA'.padEnd(8)}    from    done  outcome`;
  return [`${paint.bold(slug)}  ${inert(name)}`, paint.dim(header), ...rows, ''].join('\n');
}
