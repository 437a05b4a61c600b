import type { Party } from '../../model/activity.ts';

export interface Explanation {
  readonly summary: string;
  readonly fix: string;
  readonly party?: Party;
}

/** What a code means and who can do something about it; codes that are not known here keep their number. */
export function explanation(code: string, status: number): Explanation {
  const [summary, fix, party] = CODES[code] ?? generic(code, status);
  return { summary, fix, ...(party === undefined ? {} : { party }) };
}

type Row = readonly [summary: string, fix: string, party?: Party];

function generic(code: string, status: number): Row {
  if (status >= 500) return ['Twilio answered with an error of its own.', 'Run again later.', 'twilio'];
  const where = /^\d+$/.test(code) ? `See twilio.com/docs/errors/${code}.` : 'Run again later.';
  return [`Twilio refused with HTTP ${status}.`, where];
}

const LATER = 'Nothing to do: the next run tries again.';
const NEW_TEMPLATE = 'Change the template under a new key, so that it is submitted under a new name.';

/** twilio.com/docs/api/errors, docs/whatsapp/api/senders and github.com/twilio/ai, read 2026-11-23. */
const CODES: { readonly [code: string]: Row } = {
  '20003': [
    'Twilio rejected the credentials.',
    'Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN of the parent account; the account must be active.',
    'isv',
  ],
  '20007': ['The page asked for is too large.', 'This is a bug: at most 1000 may be asked for.'],
  '20404': ['It does not exist in this account.', 'Run again: the next plan looks at what is there now.'],
  '20409': ['The account was being changed by somebody else.', LATER],
  '20429': ['Too many requests at once.', 'Run again later, or lower --concurrency.'],
  '21476': ['The parent account is suspended.', 'Settle it with Twilio: billing or support.', 'isv'],
  '21478': ['Twilio suspended the account.', 'Ask Twilio support why.', 'isv'],
  '21480': ['No more subaccounts are allowed.', 'Ask Twilio support for a higher limit.', 'isv'],
  '21481': ['The page token is no longer valid.', 'Run again.'],
  '21655': ['The content sid is not valid.', 'Run again: the next plan looks at what is there now.'],
  '63020': [
    'The enterprise has not accepted the request of Twilio.',
    'Accept it in Meta Business settings > Requests.',
    'enterprise',
  ],
  '63040': ['Meta rejected the template.', NEW_TEMPLATE, 'isv'],
  '63041': [
    'Meta paused the template for its low quality.',
    'Wait until the pause ends, or replace it.',
    'isv',
  ],
  '63042': ['Meta disabled the template for good.', NEW_TEMPLATE, 'isv'],
  '63051': ['Meta locked the WhatsApp Business Account.', 'Appeal through Twilio support.', 'enterprise'],
  '63060': ['Meta rejected the display name.', 'Choose a name that follows the display name rules.', 'isv'],
  '63100': ['Twilio found the sender invalid.', 'Check number, name and vertical in senders.yaml.', 'isv'],
  '63101': [
    'The WhatsApp Business Account is unknown, not shared, or linked elsewhere.',
    'Check meta.wabaId in enterprise.yaml, and that the account is shared with Twilio.',
    'enterprise',
  ],
  '63102': [
    'The subaccount is already tied to another WhatsApp Business Account.',
    'Use the account it is tied to, or another subaccount.',
    'isv',
  ],
  '63103': [
    'The WhatsApp Business Account pays by other means.',
    'Create a new one for Twilio and put its id in enterprise.yaml.',
    'enterprise',
  ],
  '63104': [
    'The Meta business portfolio has no room for another number.',
    'Finish Meta business verification, or ask Meta for more.',
    'enterprise',
  ],
  '63105': ['WhatsApp does not support this.', 'Change it in the Twilio console.', 'isv'],
  '63107': ['The number is not in E.164 form.', 'Write it as "+" and digits in senders.yaml.', 'isv'],
  '63109': [
    'The sender was moved to another account.',
    'Take it out of senders.yaml, or move it back.',
    'isv',
  ],
  '63110': [
    'The number is registered on WhatsApp elsewhere.',
    'Delete that WhatsApp account, or migrate the number.',
    'enterprise',
  ],
  '63111': [
    'Meta does not find the number or its WhatsApp Business Account.',
    'Delete the sender and onboard it again.',
    'isv',
  ],
  '63112': [
    'Meta disabled the business or its WhatsApp Business Account, or its verification is pending.',
    'Look at Meta Business settings > Security centre.',
    'enterprise',
  ],
  '63116': ['The verification code did not arrive.', 'Try again, by voice if need be.', 'enterprise'],
  '63124': ['Meta declined the display name.', 'Choose a name that follows the display name rules.', 'isv'],
  '63128': ['Another change of the display name is under review.', 'Wait until it is decided.', 'meta'],
  '92001': ['The template has no types.', 'Give it a body in templates.yaml.', 'isv'],
  '92002': ['The template has more than 100 variables.', 'Use fewer in templates.yaml.', 'isv'],
  '92004': ['The language code is not valid.', 'Use one that WhatsApp knows in templates.yaml.', 'isv'],
  '92006': ['The content sid is not valid.', 'Run again: the next plan looks at what is there now.'],
};
