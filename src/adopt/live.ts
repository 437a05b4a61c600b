import type { MmpUser } from '../providers/mmp/port.ts';
import type { Remote } from './remote.ts';

/** Whether customers and users can write to each other, and what was seen or is missing. */
export type Standing =
  | { readonly isLive: true; readonly seen: string }
  | { readonly isLive: false; readonly missing: readonly string[] };

/** An enterprise is live when all that the activities lead to is there; who did what, no system shows. */
export function standingOf({ senders, templates, bound, features, users }: Remote): Standing {
  const online = senders.filter(({ status }) => status === 'ONLINE');
  const numbers = new Set(online.map(({ number }) => number));
  const approved = templates.filter(({ approval }) => approval.status === 'approved');
  const shown = bound.filter(({ number }) => numbers.has(number));
  const enabled = new Set(
    features.filter(({ effective }) => effective).map(({ organisationExternalId }) => organisationExternalId),
  );
  const active = users.filter((user) => isActive(user) && enabled.has(user.organisationExternalId));
  const checks = [
    { count: online.length, what: 'online at Twilio', noun: 'sender' },
    { count: approved.length, what: 'approved by WhatsApp', noun: 'template' },
    { count: shown.length, what: 'shown in MMP', noun: 'number' },
    {
      count: active.length,
      what: 'active where WhatsApp is enabled, with social messaging on',
      noun: 'user',
    },
  ];
  const missing = checks.filter(({ count }) => count === 0);
  if (missing.length > 0)
    return { isLive: false, missing: missing.map(({ noun, what }) => `no ${noun} is ${what}`) };
  const words = checks.map(({ count, noun, what }) => `${count} ${noun}${count === 1 ? '' : 's'} ${what}`);
  return { isLive: true, seen: `Live when it was imported: ${words.join(', ')}.` };
}

function isActive({ inviteStatus, socialMessaging }: MmpUser): boolean {
  return inviteStatus === 'active' && socialMessaging;
}
