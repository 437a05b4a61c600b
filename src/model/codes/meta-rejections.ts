import type { CodeTable } from './facts.ts';

const REWRITE = 'Change the text in templates.yaml, and a new version is submitted.';

/** The words that Meta's reasons for a rejection begin with (Meta, template status update, read 2026-11-23). */
export const META_REJECTIONS = {
  ABUSIVE_CONTENT: {
    reason: 'template-abusive',
    summary: 'Meta finds the text abusive or threatening.',
    fix: REWRITE,
    party: 'isv',
  },
  CATEGORY_NOT_AVAILABLE: {
    reason: 'template-category',
    summary: 'The category is not open to this WhatsApp Business Account.',
    fix: 'Use another category in templates.yaml.',
    party: 'isv',
  },
  INCORRECT_CATEGORY: {
    reason: 'template-category',
    summary: 'The text does not belong to the category.',
    fix: 'Set category: MARKETING in templates.yaml, or leave out what promotes something.',
    party: 'isv',
  },
  INVALID_FORMAT: {
    reason: 'template-format',
    summary: 'The variables, samples or layout are not accepted.',
    fix: 'Run reconcile validate: it names the variables and samples that break the rules. Change the text, and a new version is submitted.',
    party: 'isv',
  },
  PROMOTIONAL: {
    reason: 'template-category',
    summary: 'The text promotes something.',
    fix: 'Set category: MARKETING in templates.yaml, or leave out what promotes something.',
    party: 'isv',
  },
  SCAM: { reason: 'template-scam', summary: 'Meta takes the text for a scam.', fix: REWRITE, party: 'isv' },
  TAG_CONTENT_MISMATCH: {
    reason: 'template-category',
    summary: 'The text does not fit its category or its language.',
    fix: 'Correct category or language in templates.yaml, or change the text.',
    party: 'isv',
  },
} as const satisfies CodeTable;
