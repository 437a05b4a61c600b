import type { Enterprise } from '../../model/enterprise.ts';
import type { Sender } from '../../model/generated/senders.ts';
import { brandFields } from './brand-fields.ts';
import { isvRecipient } from './draft.ts';
import type { Draft, DraftSection } from './draft.ts';
import { noSender } from './sender-fields.ts';

/** Activity 12: why the display names belong to the business (Meta's display name guidelines, as vendors quote them). */
export function justifyDisplayName(enterprise: Enterprise): Draft {
  const senders = enterprise.senders?.senders ?? [];
  const none: DraftSection = { heading: 'Numbers', fields: [noSender()] };
  return {
    title: `Display name justification for ${enterprise.enterprise.name}`,
    audience: 'meta',
    to: isvRecipient(enterprise),
    lead: 'What to answer when WhatsApp asks why a display name belongs to the business, and what to check before it is submitted. After a rejection only 250 conversations a day may be started.',
    sections: [
      ...(senders.length === 0
        ? [none]
        : senders.map((sender, index) => nameSection(enterprise, sender, index))),
      {
        heading: 'Check before it is submitted',
        steps: [
          'The name is shown on the website of the business.',
          'It has at least three characters, and is not all capitals unless it is an acronym.',
          'It has no emoji, no symbols such as a trade mark sign, no web address and no slogan.',
          'It is not the full name of a person, not a general word, and not only a place.',
          'It does not name an agency, a third party, WhatsApp or Facebook.',
          'It was not changed in the last 30 days: one request in 30 days is allowed.',
        ],
      },
    ],
  };
}

function nameSection(enterprise: Enterprise, { number, profile }: Sender, index: number): DraftSection {
  const brand = brandFields(enterprise);
  const source = { file: 'senders.yaml', pointer: `/senders/${index}/profile/name` } as const;
  return {
    heading: `Display name ${index + 1}`,
    fields: [
      { label: 'WhatsApp number', value: number, source: { ...source, pointer: `/senders/${index}/number` } },
      { label: 'Display name', value: profile.name, source },
      brand.legalName('Legal name'),
      brand.website('Website that shows the name'),
      brand.businessManagerId('Facebook Business Manager ID'),
      {
        label: 'How they relate',
        value: relationOf(profile.name, enterprise.enterprise.brand.legalName),
        source,
      },
    ],
  };
}

function relationOf(displayName: string, legalName: string): string {
  const [shown, legal] = [displayName.trim().toLowerCase(), legalName.trim().toLowerCase()];
  if (shown === legal) return 'The display name is the legal name.';
  if (legal.includes(shown)) return 'The display name is the legal name, shortened.';
  if (shown.includes(legal)) return 'The display name contains the legal name.';
  return `The display name is a brand of ${legalName}. The website has to show how they belong together; otherwise add "by" and the company to the name.`;
}
