import type { CodeTable } from './facts.ts';

const NEW_TEMPLATE = 'Change the template, so that a new version is submitted under a new name.';
const MEDIA = 'Put the media at a public https address, with the right content type, and submit again.';

/**
 * Codes of templates: errors of a request, alarms about their approval, and what goes wrong when they are sent
 * (twilio.com/docs/api/errors, docs/content, read 2026-11-23).
 */
export const TEMPLATE_CODES = {
  '63013': {
    reason: 'policy-violation',
    summary: 'The message breaks a rule of WhatsApp.',
    fix: 'Look at what fills the variables: no line breaks, no tabs, no run of spaces.',
    party: 'isv',
  },
  '63016': {
    reason: 'outside-window',
    summary: 'A message without a template was sent more than 24 hours after the customer wrote.',
    fix: 'Send an approved template.',
    party: 'end-users',
  },
  '63018': {
    reason: 'message-limit',
    summary: 'A limit of WhatsApp on this number is reached: messages, or ten registrations in 72 hours.',
    fix: 'Wait 72 hours; the next run tries again by itself. The limit of messages grows with the quality of the number.',
    party: 'meta',
    retryAfterHours: 72,
  },
  '63024': {
    reason: 'recipient-invalid',
    summary: 'The recipient is not on WhatsApp.',
    fix: 'Reach the customer by other means.',
    party: 'end-users',
  },
  '63027': {
    reason: 'template-missing',
    summary: 'Meta has no approved template of this name in this language.',
    fix: 'Wait for its approval, or add the language to templates.yaml.',
    party: 'isv',
  },
  '63028': {
    reason: 'variables-mismatch',
    summary: 'A template was sent with more or fewer values than it has variables.',
    fix: 'Number the variables in templates.yaml without gaps.',
    party: 'isv',
  },
  '63040': {
    reason: 'template-rejected',
    summary: 'Meta rejected the template.',
    fix: NEW_TEMPLATE,
    party: 'isv',
  },
  '63041': {
    reason: 'template-paused',
    summary: 'Meta paused the template for its low quality.',
    fix: 'Wait until the pause ends, or replace it; the third pause is for good.',
    party: 'meta',
  },
  '63042': {
    reason: 'template-disabled',
    summary: 'Meta disabled the template for good.',
    fix: NEW_TEMPLATE,
    party: 'isv',
  },
  '63043': {
    reason: 'template-media',
    summary: 'The media of the template cannot be used.',
    fix: MEDIA,
    party: 'isv',
  },
  '63044': {
    reason: 'template-media',
    summary: 'The media of the template cannot be used.',
    fix: MEDIA,
    party: 'isv',
  },
  '63045': {
    reason: 'template-media',
    summary: 'The media of the template cannot be used.',
    fix: MEDIA,
    party: 'isv',
  },
  '63046': { reason: 'template-approved', summary: 'Meta approved the template.', fix: 'Nothing to do.' },
  '63047': {
    reason: 'template-media',
    summary: 'The media of the template cannot be used.',
    fix: MEDIA,
    party: 'isv',
  },
  '92001': {
    reason: 'template-invalid',
    summary: 'The template has no types.',
    fix: 'Give it a body in templates.yaml.',
    party: 'isv',
  },
  '92002': {
    reason: 'template-invalid',
    summary: 'The template has more than 100 variables.',
    fix: 'Use fewer in templates.yaml.',
    party: 'isv',
  },
  '92004': {
    reason: 'language-invalid',
    summary: 'The language code is not valid.',
    fix: 'Use one that WhatsApp knows in templates.yaml.',
    party: 'isv',
  },
  '92006': {
    reason: 'content-not-found',
    summary: 'The content sid is not valid.',
    fix: 'Run again: the next plan looks at what is there now.',
  },
} as const satisfies CodeTable;
