import type { Fact } from '../config/adopted/enterprise-text.ts';
import type { Remote } from './remote.ts';

/** What enterprise.yaml says that Twilio and MMP know. */
export function enterpriseFacts(
  { account, senders, organisations, root }: Remote,
  { slug, instance }: { readonly slug: string; readonly instance: string },
): readonly Fact[] {
  const profiles = senders.map(({ profile }) => profile);
  const name = organisations.find(({ externalId }) => externalId === root)?.name;
  const wabaId = senders.find((sender) => sender.wabaId !== undefined)?.wabaId;
  const website = profiles.flatMap(({ websites = [] }) => websites).find(({ website: url }) => isSecure(url));
  const vertical = profiles.find((profile) => profile.vertical !== undefined)?.vertical;
  // An account that is not listed shows no name.
  const friendlyName = account.friendlyName === '' ? slug : account.friendlyName;
  return [
    ...known(['name'], name),
    ...known(['brand', 'website'], website?.website),
    ...known(['brand', 'vertical'], vertical),
    ...known(['meta', 'wabaId'], wabaId).map((fact) => ({ ...fact, binding: true as const })),
    ...(friendlyName === slug
      ? []
      : [{ path: ['twilio', 'friendlyName'], value: friendlyName, binding: true } as const]),
    { path: ['mmp', 'instance'], value: instance, binding: true },
  ];
}

function known(path: readonly string[], value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ path, value }];
}

function isSecure(url: string): boolean {
  return url.startsWith('https://');
}
