import type { Verdict } from './state.ts';

/**
 * What Meta really decided about two texts (the help centre's page "Full E2E flow of MultiLine for WhatsApp Enablement",
 * 21 Feb 2024, activity 10). Both begin with a variable, yet one is approved: a verdict beats the published rules.
 */
const PRECEDENTS: Readonly<Record<string, Verdict>> = {
  "{{1}} I have new information regarding your mutual fund to your email. Please reply when it's a good time to discuss.":
    { verdict: 'approve' },
  "{{1}} I have a product offering update based on what we discussed. Let me know when you're available for a quick call.":
    { verdict: 'reject', reason: 'Variables cannot be at the start or end of the template (2388299)' },
};

/** The precedent for a body, if there is one; the page prints the placeholder in quotes, which do not matter. */
export function precedentFor(body: string): Verdict | undefined {
  const text = body
    .replaceAll(/"?\{\{\s*(\w+)\s*\}\}"?/g, '{{$1}}')
    .replaceAll('’', "'")
    .trim();
  return PRECEDENTS[text];
}
