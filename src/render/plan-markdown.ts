import type { PlanView } from './plan-text.ts';
import { planSummary, planText } from './plan-text.ts';

/** The plan as Markdown for a pull request. Every value stays inside the fence. */
export function planMarkdown(view: PlanView): string {
  return `## Reconcile plan\n\n**${planSummary(view.plan)}**\n\n${fenced(planText(view))}`;
}

/**
 * Text in a code fence that is longer than any run of backticks in it, so that nothing from a file or a provider
 * can become a link, an image, a mention or HTML (CommonMark 0.31, section 4.5).
 */
export function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}diff\n${text}${fence}\n`;
}
