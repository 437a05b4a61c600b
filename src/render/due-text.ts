import type { Step } from '../model/progress.ts';
import { counted, shortDay } from './words.ts';

/** `due tomorrow`; `was due 18 Nov, 6 days ago`; nothing without a due day. */
export function dueText({ due, urgency }: Pick<Step, 'due' | 'urgency'>, today: string): readonly string[] {
  if (due === undefined) return [];
  if (urgency?.is === 'overdue')
    return [`was due ${shortDay(due, today)}, ${counted(urgency.days, 'day')} ago`];
  return [`due ${nearDay(due, today)}`, ...(urgency?.is === 'at-risk' ? ['at risk'] : [])];
}

function nearDay(day: string, today: string): string {
  if (day === today) return 'today';
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  return day === tomorrow ? 'tomorrow' : shortDay(day, today);
}
