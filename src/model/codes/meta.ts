import type { CodeTable } from './facts.ts';
import { META_REJECTIONS } from './meta-rejections.ts';

const THREE_DAYS = 'Wait 72 hours and try once: a number has ten attempts in that time.';

/**
 * Meta's own codes, which Twilio passes on inside offline reasons and rejections (Meta, WhatsApp Business
 * Management error codes and template management, in excerpts read 2026-11-23; titles of 1330xx are not confirmed).
 */
export const META_CODES = {
  ...META_REJECTIONS,
  '133000': {
    reason: 'registration-incomplete',
    summary: 'An earlier removal of the number from WhatsApp was not completed.',
    fix: 'Remove it again in WhatsApp Manager, then register it.',
    party: 'enterprise',
  },
  '133004': {
    reason: 'provider-failed',
    summary: 'Meta is not available for the moment.',
    fix: 'Run again later.',
    party: 'meta',
  },
  '133005': {
    reason: 'pin-mismatch',
    summary: 'The two-step verification PIN of the number does not match.',
    fix: 'Switch two-step verification off in WhatsApp Manager; only the owner of the number can.',
    party: 'enterprise',
  },
  '133006': {
    reason: 'code-needed',
    summary: 'The number has to be verified again with a code.',
    fix: 'Ask for a code with reconcile verify, and enter it.',
    party: 'enterprise',
  },
  '133008': {
    reason: 'too-many-attempts',
    summary: 'The two-step verification PIN was guessed too often.',
    fix: THREE_DAYS,
    party: 'enterprise',
    retryAfterHours: 72,
  },
  '133009': {
    reason: 'too-many-attempts',
    summary: 'The two-step verification PIN was guessed too fast.',
    fix: THREE_DAYS,
    party: 'enterprise',
    retryAfterHours: 72,
  },
  '133010': {
    reason: 'number-not-registered',
    summary: 'The number is not registered on WhatsApp.',
    fix: 'Delete the sender and onboard it again.',
    party: 'isv',
  },
  '133015': {
    reason: 'number-just-deleted',
    summary: 'The number was removed from WhatsApp a moment ago.',
    fix: 'Run again in some minutes.',
  },
  '133016': {
    reason: 'too-many-attempts',
    summary: 'The number was registered and removed too often.',
    fix: THREE_DAYS,
    party: 'isv',
    retryAfterHours: 72,
  },
  '2388019': {
    reason: 'template-limit',
    summary: 'The WhatsApp Business Account holds as many templates as it may.',
    fix: 'Delete some, or finish Meta business verification.',
    party: 'enterprise',
  },
  '2388023': {
    reason: 'template-name-blocked',
    summary: 'A template of this name was deleted or rejected less than 30 days ago.',
    fix: 'Give it another key in templates.yaml.',
    party: 'isv',
    retryAfterHours: 720,
  },
  '2388024': {
    reason: 'template-duplicate',
    summary: 'There is already a template of this name or content in this language.',
    fix: 'Use the one that is there, or word this one differently.',
    party: 'isv',
  },
  '2388039': {
    reason: 'template-not-editable',
    summary: 'The template cannot be edited in its present state.',
    fix: 'Change it under a new key in templates.yaml.',
    party: 'isv',
  },
  '2388040': {
    reason: 'template-too-long',
    summary: 'A part of the template is too long.',
    fix: 'Shorten it: body 1024, header and footer 60, button 20 characters.',
    party: 'isv',
  },
  '2388047': {
    reason: 'template-header',
    summary: 'The header of the template is not accepted.',
    fix: 'At most 60 characters and one variable, without emoji, markup or line breaks.',
    party: 'isv',
  },
  '2388072': {
    reason: 'template-body',
    summary: 'The body of the template is not accepted.',
    fix: 'Check its variables, spaces and emoji; reconcile validate names what it finds.',
    party: 'isv',
  },
  '2388073': {
    reason: 'template-footer',
    summary: 'The footer of the template is not accepted.',
    fix: 'At most 60 characters, without variables, emoji or line breaks.',
    party: 'isv',
  },
  '2388293': {
    reason: 'template-too-many-variables',
    summary: 'The template has too many variables for its length.',
    fix: 'Write more words around them: at least two for each variable, and one more.',
    party: 'isv',
  },
  '2388299': {
    reason: 'template-dangling-variable',
    summary: 'The template starts or ends with a variable.',
    fix: 'Put words before the first and after the last one; punctuation does not count.',
    party: 'isv',
  },
} as const satisfies CodeTable;
