import { applySummary, applyText } from './apply-text.ts';
import type { ApplyReport } from './apply-text.ts';
import { fenced } from './plan-markdown.ts';

/** What an apply did, as Markdown for a job summary. Every value stays inside the fence. */
export function applyMarkdown(report: ApplyReport): string {
  return `## Reconcile apply\n\n**${applySummary(report)}**\n\n${fenced(applyText(report))}`;
}
