import type { Step } from '../model/progress.ts';
import { columns } from './columns.ts';
import { dueText } from './due-text.ts';
import type { Paint } from './paint.ts';
import { inert, partyName, shortDay } from './words.ts';

export interface NextView {
  readonly steps: readonly Step[];
  readonly today: string;
  readonly paint: Paint;
}

/** What each party can do now: one line per step with its due day, and below it how it is recorded. */
export function nextText({ steps, today, paint }: NextView): string {
  if (steps.length === 0) return 'Nobody has anything to do now.\n';
  const heads = columns(
    steps.map((step) => [
      step.enterprise,
      partyName(step.party),
      `${step.meanwhile === true ? 'meanwhile: ' : ''}${inert(step.task)}`,
      dueText(step, today).join(', '),
    ]),
  );
  const blocks = steps.map((step, index) => {
    const below = details(step, today);
    const head = heads[index] ?? '';
    return [coloured(step, paint)(head), ...below.map((line) => paint.dim(`    ${line}`))].join('\n');
  });
  return `${blocks.join('\n')}\n`;
}

function coloured({ urgency }: Step, paint: Paint): (text: string) => string {
  if (urgency?.is === 'overdue') return paint.red;
  return urgency?.is === 'at-risk' ? paint.yellow : (text) => text;
}

function details(step: Step, today: string): readonly string[] {
  const { activity, since, note, handsOver, record, meanwhile } = step;
  const facts = [
    ...(activity === undefined ? [] : [`activity ${activity}`]),
    ...(since === undefined ? [] : [`since ${shortDay(since, today)}`]),
    ...(note === undefined ? [] : [inert(note)]),
  ];
  return [
    ...(facts.length === 0 || meanwhile === true ? [] : [facts.join(', ')]),
    ...(handsOver === undefined ? [] : [`gives ${partyName(handsOver.to)}: ${handsOver.what}`]),
    ...(record === undefined ? [] : [`then: ${record}`]),
  ];
}
