import { shortDigest } from '../../core/digest.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { lintName } from '../lint/lint.ts';
import { lengthOf } from '../lint/text-measures.ts';
import { pointer } from '../pointer.ts';
import { caution } from '../problem.ts';
import { brandNamesOf, hostsOf, lintDiagnostics, policiesOf, verdictOn } from './lint-diagnostics.ts';
import { repeated } from './repeated.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about senders.yaml. */
export const senderRules: readonly FolderRule[] = [
  { name: 'a number is listed once', reads: ['senders.yaml'], check: numbers },
  { name: 'Meta would accept the display names', reads: ['senders.yaml'], check: displayNames },
  { name: 'profiles fit', reads: ['senders.yaml'], check: profiles },
];

function numbers({ files }: Folder): readonly Diagnostic[] {
  const file = files['senders.yaml'];
  if (file === undefined) return [];
  const claims = file.value.senders.map(({ number }, index) => ({
    key: number,
    source: () => file.locate(pointer('senders', index, 'number')),
  }));
  return repeated('duplicate-number', claims, (first, number) => ({
    summary: `${number} is listed in line ${first.line} already`,
    fix: 'Keep one entry per number.',
  }));
}

/** A name that Meta has accepted stays, whatever the guidelines say of it. */
function displayNames(folder: Folder): readonly Diagnostic[] {
  const file = folder.files['senders.yaml'];
  if (file === undefined) return [];
  const brandNames = brandNamesOf(folder.files['enterprise.yaml']?.value);
  const hosts = hostsOf(folder);
  const policies = policiesOf(folder);
  return file.value.senders.flatMap(({ number, profile: { name } }, index) => {
    const resource = { kind: 'twilio-sender', key: number, content: shortDigest({ name }) } as const;
    const isJudged = verdictOn(folder, resource)?.ready === 'ready';
    const findings = lintName({ name, brandNames, hosts }, { policies, isJudged });
    return lintDiagnostics(findings, () => file.locate(pointer('senders', index, 'profile', 'name')));
  });
}

/** Meta's own field holds 256 characters (business profile reference); Unifonic, and older Twilio pages, have 512. */
const SURE_DESCRIPTION = 256;

function profiles({ files }: Folder): readonly Diagnostic[] {
  const file = files['senders.yaml'];
  if (file === undefined) return [];
  return file.value.senders.flatMap(({ profile: { description = '', logoUrl = '' } }, index) => {
    const at = (key: string) => file.locate(pointer('senders', index, 'profile', key));
    const length = lengthOf(description);
    return [
      ...(length <= SURE_DESCRIPTION
        ? []
        : [
            caution('profile-description-long', at('description'), {
              summary: `The description has ${length} characters; Meta may take ${SURE_DESCRIPTION} only`,
              fix: `Shorten it by ${length - SURE_DESCRIPTION} to be sure.`,
            }),
          ]),
      ...(/\.(?:svg|gif|webp|bmp|tiff?|ico|pdf)(?:[?#].*)?$/i.test(logoUrl)
        ? [
            caution('profile-logo-type', at('logoUrl'), {
              summary: 'WhatsApp shows JPEG and PNG logos only',
              fix: 'Give a square JPEG or PNG of 640 by 640 pixels.',
            }),
          ]
        : []),
    ];
  });
}
