import type { Content } from '../twilio/state.ts';
import { BUTTON_RULES } from './button-rules.ts';
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { precedentFor } from './precedents.ts';
import type { Verdict } from './state.ts';
import { TEXT_RULES } from './template-rules.ts';

/** Words that make a utility template promotional (docs/errors/63040). */
const PROMOTIONAL =
  /\b(discount|sale|special offer|limited offer|buy now|shop now|coupon|promo code|\d+\s?% off)\b/i;

/**
 * Meta's automatic review of a submitted template. `rivals` are the approved templates of the same WABA and language;
 * what becomes of a promotional text submitted as UTILITY is for the caller to say. A rejection's reason begins with
 * Meta's code.
 */
export function reviewTemplate(
  content: Content,
  rivals: readonly Content[],
  wrongCategory: 'rejected' | 'recategorised' = 'rejected',
): Verdict {
  const draft = draftOf(content);
  const precedent = precedentFor(draft.body);
  if (precedent?.verdict === 'approve') return precedent;
  const details = precedent?.reason ?? brokenRule(draft, rivals.map(draftOf));
  if (details !== undefined)
    return { verdict: 'reject', reason: rejectionReason(content, 'INVALID_FORMAT', details) };
  const isPromotional = PROMOTIONAL.test(`${draft.header} ${draft.body} ${draft.footer}`);
  if (draft.category === 'UTILITY' && isPromotional && wrongCategory === 'recategorised')
    return { verdict: 'approve', category: 'MARKETING' };
  if (draft.category === 'UTILITY' && isPromotional)
    return {
      verdict: 'reject',
      reason: rejectionReason(content, 'INCORRECT_CATEGORY', 'The text is promotional'),
    };
  return { verdict: 'approve' };
}

/** In the manner of the content_v1 specification's example: a code, the name at Meta (with the sid), and the details. */
export function rejectionReason(content: Content, code: string, details: string): string {
  const name = `${content.approval?.name ?? ''}_${content.sid.toLowerCase()}`;
  return `${code}. Facebook is not able to create template with templateName=${name} due to the following error: Invalid parameter. More Details: ${details}`;
}

function brokenRule(draft: Draft, rivals: readonly Draft[]): string | undefined {
  const textRules = draft.isAuthentication ? [] : TEXT_RULES;
  for (const rule of [...textRules, ...BUTTON_RULES]) {
    const broken = rule(draft);
    if (broken !== undefined) return broken;
  }
  const isDuplicate = rivals.some((rival) => rival.body === draft.body && rival.footer === draft.footer);
  return isDuplicate && !draft.isAuthentication
    ? 'There is already a template with the same body and footer in this language (2388024)'
    : undefined;
}
