import type { SentNotice } from '../model/generated/status.ts';
import type { Paint } from './paint.ts';
import { inert, shortDay } from './words.ts';

/** One line per notice; those that nobody knows the outcome of are marked. */
export function noticesText(
  notices: readonly SentNotice[],
  view: { readonly today: string; readonly paint: Paint },
): string {
  if (notices.length === 0) return 'No notice was sent yet.\n';
  const width = Math.max(...notices.map(({ notice }) => notice.length));
  return notices
    .map(({ notice, sent, messageId, state }) => {
      const day = shortDay(sent.slice(0, 10), view.today);
      const outcome =
        state === undefined ? view.paint.green(`sent ${day}`) : view.paint.red(`unclear since ${day}`);
      return `  ${inert(notice.padEnd(width))}  ${outcome}  ${inert(messageId)}\n`;
    })
    .join('');
}
