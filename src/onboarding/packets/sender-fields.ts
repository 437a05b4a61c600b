import { listedText } from '../../core/template-content.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import type { Template } from '../../model/generated/templates.ts';
import type { Sender } from '../../model/generated/senders.ts';
import type { PacketSource } from '../../model/packet.ts';
import { templatesInUse } from '../../model/templates-in-use.ts';
import type { DraftField, DraftSection } from './draft.ts';

/** One section per number with its profile; a single empty one when the files name no number. */
export function senderSections(enterprise: Enterprise): readonly DraftSection[] {
  const senders = enterprise.senders?.senders ?? [];
  if (senders.length === 0) return [{ heading: 'Numbers', fields: [noSender()] }];
  return senders.map((sender, index) => ({
    heading: `Number ${index + 1}`,
    fields: profileFields(sender, index),
  }));
}

/** What stands for a number that nobody has named yet. */
export function noSender(): DraftField {
  return {
    label: 'WhatsApp number',
    value: undefined,
    source: inSenders('/senders'),
    fix: 'Name a number with its profile in senders.yaml.',
  };
}

function profileFields({ number, profile }: Sender, index: number): readonly DraftField[] {
  const at = (key: string) => inSenders(`/senders/${index}/profile/${key}`);
  const optional = true;
  return [
    { label: 'WhatsApp number', value: number, source: inSenders(`/senders/${index}/number`) },
    { label: 'Display name', value: profile.name, source: at('name') },
    { label: 'About', value: profile.about, source: at('about'), optional },
    { label: 'Description', value: profile.description, source: at('description'), optional },
    { label: 'Logo', value: profile.logoUrl, source: at('logoUrl'), optional },
    { label: 'Vertical', value: profile.vertical, source: at('vertical'), optional },
    {
      label: 'Emails',
      value: profile.emails?.map(({ email }) => email).join(', '),
      source: at('emails'),
      optional,
    },
  ];
}

/** An organisation of MMP that shows a number, with all that its WhatsApp Messaging page shows. */
export interface ShownNumber {
  readonly organisation: string;
  readonly organisationName: string;
  readonly number: string;
  readonly displayName: string | undefined;
  readonly templates: readonly { readonly key: string; readonly value: string }[];
}

/** What WhatsApp refused is not published, so nobody is told that it is there. */
function isRefused({ status }: Enterprise, { key, language }: Template): boolean {
  const name = `twilio-template/${key}.${language}`;
  const ready = status?.resources.find(({ resource }) => resource === name)?.ready;
  return ready === 'rejected' || ready === 'blocked';
}

/** The organisations that a number is bound to in org.yaml, in their order. */
export function shownNumbers(enterprise: Enterprise): readonly ShownNumber[] {
  const senders = enterprise.senders?.senders ?? [];
  const uses = templatesInUse(enterprise);
  return (enterprise.org?.organisations ?? []).flatMap(({ id, name, sender, templates }) => {
    if (sender === undefined) return [];
    const published = uses.filter(
      ({ template }) => templates?.includes(template.key) === true && !isRefused(enterprise, template),
    );
    return [
      {
        organisation: id,
        organisationName: name,
        number: sender,
        displayName: senders.find(({ number }) => number === sender)?.profile.name,
        templates: published.map(({ template }) => ({ key: template.key, value: listedText(template) })),
      },
    ];
  });
}

/** One section per organisation that shows a number, as the MMP page of the seed shows it. */
export function businessInformation(enterprise: Enterprise): readonly DraftSection[] {
  const shown = shownNumbers(enterprise);
  if (shown.length === 0) {
    const fix = 'Bind a number to an organisation with `sender` in org.yaml.';
    const source: PacketSource = { file: 'org.yaml', pointer: '/organisations' };
    return [
      { heading: 'Business Information', fields: [{ label: 'Organisation', value: undefined, source, fix }] },
    ];
  }
  return shown.map((one) => ({
    heading: `Business Information of ${one.organisationName}`,
    fields: informationFields(enterprise, one),
  }));
}

function informationFields(enterprise: Enterprise, one: ShownNumber): readonly DraftField[] {
  const index = enterprise.org?.organisations.findIndex(({ id }) => id === one.organisation) ?? 0;
  const source: PacketSource = { file: 'org.yaml', pointer: `/organisations/${index}/sender` };
  const published: PacketSource = { file: 'org.yaml', pointer: `/organisations/${index}/templates` };
  return [
    { label: 'Organisation', value: one.organisationName, source },
    { label: 'WhatsApp Business Number', value: one.number, source },
    {
      label: 'WhatsApp Display Name',
      value: one.displayName,
      source: inSenders('/senders'),
      fix: `Give ${one.number} a profile in senders.yaml.`,
    },
    ...one.templates.map(({ key, value }) => ({ label: `Template ${key}`, value, source: published })),
  ];
}

function inSenders(pointer: string): PacketSource {
  return { file: 'senders.yaml', pointer };
}
