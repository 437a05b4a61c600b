import type { Enterprise } from '../model/enterprise.ts';
import type { MissingField } from '../model/packet.ts';
import { addressOf } from '../model/resource.ts';
import type { Need } from '../model/resource.ts';
import type { Notice } from '../onboarding/notices.ts';
import { nameOf } from '../onboarding/packets/draft.ts';

/** What has to be true before a notice goes out. Undefined when it never will be, by the files as they are. */
export function noticeNeeds(enterprise: Enterprise, { due, packet }: Notice): readonly Need[] | undefined {
  const missing = packet.state === 'refused' ? packet.missing.map(inputFor) : [];
  if (due === 'started') return enterprise.enterprise.started === undefined ? undefined : missing;
  if (due !== 'provisioned') return [{ type: 'activity', activity: due.after }, ...missing];
  const needs = provisioned(enterprise);
  // Without a sender in the organisation tree nothing is ever provisioned, so there is nothing to tell.
  return needs.length === 0 ? undefined : [...needs, ...missing];
}

/** Sending it again might tell somebody twice, and leaving it might tell nobody. */
export function personDecides({ slug, defaults }: Enterprise, key: string): Need {
  return {
    type: 'input',
    party: 'isv',
    what: `a person of ${defaults.isv.name} to find out whether it was sent, and then: reconcile notices ${slug} --sent ${key}, or --resend ${key}`,
  };
}

function inputFor({ label, source }: MissingField): Need {
  return {
    type: 'input',
    party: source.file === 'enterprise.yaml' ? 'enterprise' : 'isv',
    what: `${label}: ${nameOf(source)} in ${source.file}`,
  };
}

/** Numbers are provisioned when MMP shows them and the flags of their organisations are set (activity 13). */
function provisioned(enterprise: Enterprise): readonly Need[] {
  const { slug } = enterprise;
  return (enterprise.org?.organisations ?? []).flatMap(({ id, sender, whatsapp }) => {
    if (sender === undefined) return [];
    const number: Need = {
      type: 'resource',
      address: addressOf({ enterprise: slug, kind: 'mmp-number', key: id }),
    };
    const flag: Need = {
      type: 'resource',
      address: addressOf({ enterprise: slug, kind: 'mmp-feature', key: id }),
    };
    return whatsapp === undefined ? [number] : [number, flag];
  });
}
