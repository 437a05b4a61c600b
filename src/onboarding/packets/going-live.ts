import type { Enterprise } from '../../model/enterprise.ts';
import { contactOf, inDefaults, inEnterprise } from './draft.ts';
import type { Draft } from './draft.ts';
import { businessInformation, shownNumbers } from './sender-fields.ts';

/** Activity 13: the customer confirms what was provisioned. */
export function confirmNumbers(enterprise: Enterprise): Draft {
  return {
    title: 'Your WhatsApp numbers are ready: please confirm the details',
    audience: 'enterprise',
    to: contactOf(enterprise, 'business'),
    lead: 'These numbers are provisioned, and WhatsApp messaging is set up in the Management Portal. Please check every detail and reply: either that all is correct, or what has to be changed.',
    sections: businessInformation(enterprise),
  };
}

/** Activity 14. */
export function notifyReseller(enterprise: Enterprise): Draft {
  const { name, reseller: key } = enterprise.enterprise;
  const resellers = enterprise.defaults.resellers ?? [];
  const index = resellers.findIndex((candidate) => candidate.key === key);
  const reseller = resellers[index];
  return {
    title: `${name} is enabled for WhatsApp`,
    audience: 'reseller',
    to: {
      role: 'reseller',
      name: reseller?.name,
      email: reseller?.email ?? '',
      source: inDefaults('/resellers'),
    },
    lead: `WhatsApp messaging is provisioned for ${name}. The admin of the enterprise now verifies it and enables it for the users.`,
    sections: [
      {
        heading: 'What is enabled',
        fields: [
          { label: 'Enterprise', value: name, source: inEnterprise('/name') },
          ...shownNumbers(enterprise).flatMap(({ number, displayName }) => [
            {
              label: 'WhatsApp Business Number',
              value: displayName === undefined ? number : `${number}, ${displayName}`,
              source: { file: 'org.yaml', pointer: '/organisations' } as const,
            },
          ]),
        ],
      },
    ],
  };
}

/** Activity 15: the way through the menu of MMP (Movius E2E flow, 21 February 2024). */
export function guideAdmin(enterprise: Enterprise): Draft {
  const { mmp } = enterprise.enterprise;
  const { mmpInstances } = enterprise.defaults;
  const index = mmpInstances.findIndex(({ key }) => key === mmp.instance);
  return {
    title: 'Verify and enable WhatsApp messaging in the Management Portal',
    audience: 'enterprise',
    to: contactOf(enterprise, 'portalAdmin'),
    lead: 'Please verify the profile and the message templates, and then enable WhatsApp messaging for the organisation. Your role needs the privilege "Setup" in that organisation.',
    sections: [
      {
        heading: 'Where',
        fields: [
          {
            label: 'Management Portal',
            value: mmpInstances[index]?.portal,
            source: inDefaults(`/mmpInstances/${Math.max(0, index)}/portal`),
          },
        ],
      },
      ...businessInformation(enterprise),
      {
        heading: 'Enable WhatsApp messaging for an organisation',
        steps: [
          'Log into the MMP.',
          'Navigate to the WhatsApp sub-organization.',
          'Go to Setup > Feature Settings > WhatsApp Messaging.',
          'Compare number, display name and templates with those above.',
          'Check the box to Enable WhatsApp Messaging.',
        ],
      },
      {
        heading: 'Sub-organisations',
        text: 'Sub-organisations take it over and show a yellow label Inherited. Uncheck Enable WhatsApp Messaging in one of them to disable it there and below; the admins there can enable it again.',
      },
      {
        heading: 'Enable or disable WhatsApp messaging for one user',
        steps: [
          'Log into MMP.',
          'Go to Accounts.',
          'Find the user and click the Edit pencil.',
          'Switch the Social Messaging toggle on (green checkmark) or off (grey x mark).',
          'Click Save.',
        ],
      },
      {
        heading: 'Afterwards',
        text: 'Reply to this mail, if possible with the report under Reports > Administrator Activity: it shows who enabled it and when.',
      },
    ],
  };
}

/** Activity 16: what the users are told. The admin passes it on. */
export function announce(enterprise: Enterprise): Draft {
  return {
    title: 'WhatsApp is available in MultiLine',
    audience: 'end-users',
    to: contactOf(enterprise, 'portalAdmin'),
    lead: 'As soon as you have enabled WhatsApp messaging, please pass the text below on to your users.',
    sections: [
      {
        heading: 'To all users of MultiLine',
        text: 'You can now write to customers on WhatsApp. MultiLine shows a message when it is available for you; new users have it as soon as they have finished their onboarding.',
      },
      {
        heading: 'How to begin',
        steps: [
          'Open MultiLine and confirm the message about WhatsApp.',
          'Open a contact and choose the WhatsApp icon.',
          'Begin with one of the message templates. You can write freely once the customer has answered.',
        ],
      },
      ...businessInformation(enterprise),
    ],
  };
}
