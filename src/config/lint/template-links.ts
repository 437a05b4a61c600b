import { oneOf, quoted } from '../wording.ts';
import { PRIVATE_HOST, SHORTENERS, WHATSAPP_HOSTS, isRelated } from './link-hosts.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { buttonTargets, linkParts, variablesIn } from './template-parts.ts';
import { lengthOf } from './text-measures.ts';

const CONTENT_FAQ = 'twilio.com/docs/content/faqs-and-troubleshooting, read 2026-11-23';
const LONGEST_URL = 2000;

/** Rules about addresses in texts and behind buttons. */
export const linkRules: readonly TemplateRule[] = [
  {
    code: 'template-button-url',
    predicts: 'INVALID_FORMAT',
    source: `Meta, templates/components; ${CONTENT_FAQ}`,
    severity: 'error',
    find: buttonUrls,
  },
  {
    code: 'template-link-shortener',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: CONTENT_FAQ,
    severity: 'error',
    find: (subject) =>
      naming(subject, SHORTENERS, {
        summary: 'hides where the link leads',
        fix: 'Write the whole address, on a domain of the business.',
      }),
  },
  {
    code: 'template-link-whatsapp',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: 'twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses, read 2026-11-23',
    severity: 'error',
    find: (subject) =>
      naming(subject, WHATSAPP_HOSTS, {
        summary: 'leads back into WhatsApp',
        fix: 'Remove the link: the customer is in the chat already. A phone button can call.',
      }),
  },
  {
    code: 'template-link-broken',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: CONTENT_FAQ,
    severity: 'error',
    find: unbroken,
  },
  {
    code: 'template-link-private',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: CONTENT_FAQ,
    severity: 'error',
    find: isPublic,
  },
  {
    code: 'template-link-domain',
    predicts: 'Twilio 63040',
    source: CONTENT_FAQ,
    severity: 'warning',
    find: ofTheBusiness,
  },
];

/** The domain is fixed; a variable stands only at the very end, after a slash. */
function buttonUrls({ template }: TemplateSubject): readonly Finding[] {
  return buttonTargets(template)
    .filter(({ at }) => at.endsWith('/url'))
    .flatMap(({ at, text }) => {
      const faults = [
        ...(/^https:\/\/[^\s/{}?#]+\.[^\s/{}?#]+/.test(text) ? [] : ['has no fixed https domain']),
        ...(/\s/.test(text.trim()) ? ['holds a blank'] : []),
        ...(lengthOf(text) > LONGEST_URL ? [`has more than ${LONGEST_URL} characters`] : []),
        ...(variablesIn(text).length > 1 ? ['has more than one variable'] : []),
        ...(isVariableAtEnd(text) ? [] : ['has a variable that is not at its end, after a slash']),
      ];
      return unless(faults.length === 0, {
        at,
        summary: `The address of a button ${faults.join(' and ')}`,
        fix: 'Write it as in https://abc-banking.example.com/orders/{{1}}: one variable at most, at the very end.',
      });
    });
}

function isVariableAtEnd(url: string): boolean {
  const [first] = variablesIn(url);
  return first === undefined || /^[a-z]+:\/\/[^/{}\s]+\/(?:[^{}]*\{\{\d+\}\})+$/i.test(url);
}

function naming(
  { template }: TemplateSubject,
  hosts: readonly string[],
  wording: { readonly summary: string; readonly fix: string },
): readonly Finding[] {
  const names = hosts.map((host) => host.replaceAll('.', String.raw`\.`)).join('|');
  const pattern = new RegExp(String.raw`(?<![\w.-])(?:www\.)?(${names})(?![\w-]|\.\w)`, 'i');
  return linkParts(template).flatMap(({ at, text }) => {
    const [, host] = pattern.exec(text) ?? [];
    return host === undefined ? [] : [{ at, summary: `${host} ${wording.summary}`, fix: wording.fix }];
  });
}

function unbroken({ template }: TemplateSubject): readonly Finding[] {
  return linkParts(template).flatMap(({ at, text }) =>
    unless(!/https?:(?:\s|\/\s|\/\/(?:\s|$))|\bwww\.(?:\s|$)|https?:\/\/[^\s/]+\.\s[a-z]/i.test(text), {
      at,
      summary: 'A link is broken by a blank',
      fix: 'Write the address in one piece.',
    }),
  );
}

function isPublic({ template }: TemplateSubject): readonly Finding[] {
  return linkParts(template).flatMap(({ at, text }) =>
    hostsIn(text)
      .filter((host) => PRIVATE_HOST.test(host))
      .map((host) => ({
        at,
        summary: `${quoted(host)} cannot be reached from outside`,
        fix: 'Write the public address.',
      })),
  );
}

function ofTheBusiness({ template, hosts }: TemplateSubject): readonly Finding[] {
  if (hosts.length === 0) return [];
  return linkParts(template).flatMap(({ at, text }) =>
    hostsIn(text)
      .filter((host) => !hosts.some((own) => isRelated(host, own)))
      .map((host) => ({
        at,
        summary: `${quoted(host)} is not a domain of the business`,
        fix: `Known are ${oneOf(hosts, 4)}. Link to one of them, or have the enterprise confirm that this one is its own.`,
      })),
  );
}

/** Host names of the links in a text, in lower case. */
export function hostsIn(text: string): readonly string[] {
  return [...text.matchAll(/\bhttps?:\/\/(?:[^\s/@]*@)?([^\s/:?#{}"')]+)/gi)].map(([, host = '']) =>
    host.toLowerCase().replace(/[.,;!]+$/, ''),
  );
}
