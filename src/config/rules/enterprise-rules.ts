import { countryEligibility, verticalEligibility } from '../../core/eligibility.ts';
import type { Eligibility } from '../../core/eligibility.ts';
import type { Diagnostic, SourceRef } from '../../model/diagnostic.ts';
import { nearest } from '../nearest.ts';
import { pointer } from '../pointer.ts';
import { caution, problem } from '../problem.ts';
import { oneOf, quoted } from '../wording.ts';
import { unknownCodes } from './lint-diagnostics.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about enterprise.yaml, and about the folder as a whole. */
export const enterpriseRules: readonly FolderRule[] = [
  { name: 'the folder is named by a slug', reads: [], check: folderName },
  { name: 'the reseller is known', reads: ['enterprise.yaml', 'defaults.yaml'], check: reseller },
  { name: 'the MMP instance is known', reads: ['enterprise.yaml', 'defaults.yaml'], check: instance },
  { name: 'no country is prohibited', reads: ['enterprise.yaml'], check: countries },
  { name: 'sensitive verticals are reviewed', reads: ['enterprise.yaml', 'senders.yaml'], check: verticals },
  { name: 'policies name rules', reads: ['enterprise.yaml'], check: policy },
  { name: 'the status is of this enterprise', reads: ['status.yaml'], check: status },
];

/** The pattern of `slug` in common.schema.json; a folder's name is in no file that a schema could check. */
const SLUG = /^[a-z0-9](-?[a-z0-9]){1,39}$/;

/** Whether a folder of this name can be that of an enterprise. */
export function isSlug(name: string): boolean {
  return SLUG.test(name);
}

function folderName({ slug, files }: Folder): readonly Diagnostic[] {
  const [file] = Object.values(files);
  if (isSlug(slug) || file === undefined) return [];
  return [
    problem(
      'folder-name',
      { file: file.path, line: 1, column: 1 },
      {
        summary: `The folder ${quoted(slug)} is not named as an enterprise must be`,
        fix: 'Rename it: 2 to 40 lower-case letters, digits and single hyphens, as in "abc-banking".',
      },
    ),
  ];
}

function reseller({ files, defaults }: Folder): readonly Diagnostic[] {
  const file = files['enterprise.yaml'];
  const wanted = file?.value.reseller;
  if (file === undefined || defaults === undefined || wanted === undefined) return [];
  const known = (defaults.value.resellers ?? []).map(({ key }) => key);
  if (known.includes(wanted)) return [];
  return [
    problem('unknown-reseller', file.locate('/reseller'), {
      summary: `There is no reseller ${quoted(wanted)} in defaults.yaml`,
      fix: choose(wanted, known, 'Add the reseller to defaults.yaml first.'),
    }),
  ];
}

function instance({ files, defaults }: Folder): readonly Diagnostic[] {
  const file = files['enterprise.yaml'];
  if (file === undefined || defaults === undefined) return [];
  const wanted = file.value.mmp.instance;
  const known = defaults.value.mmpInstances.map(({ key }) => key);
  if (known.includes(wanted)) return [];
  return [
    problem('unknown-instance', file.locate('/mmp/instance'), {
      summary: `There is no MMP instance ${quoted(wanted)} in defaults.yaml`,
      fix: choose(wanted, known, 'Add the instance to defaults.yaml first.'),
    }),
  ];
}

function choose(wanted: string, known: readonly string[], otherwise: string): string {
  const meant = nearest(wanted, known);
  if (meant !== undefined) return `Did you mean ${quoted(meant)}?`;
  return known.length > 0 ? `Known: ${oneOf(known)}. ${otherwise}` : otherwise;
}

function countries({ files }: Folder): readonly Diagnostic[] {
  const file = files['enterprise.yaml'];
  if (file === undefined) return [];
  const named = [
    { country: file.value.brand.headquarters, at: '/brand/headquarters' },
    ...file.value.messaging.regions.map((country, index) => ({
      country,
      at: pointer('messaging', 'regions', index),
    })),
  ];
  return named.flatMap(({ country, at }) =>
    judged(quoted(country), file.locate(at), {
      eligibility: countryEligibility(country),
      blocked: 'prohibited-country',
      reviewed: 'country-needs-review',
      fix: 'Remove the country. If the enterprise is based there, it cannot be onboarded.',
    }),
  );
}

function verticals({ files }: Folder): readonly Diagnostic[] {
  const enterprise = files['enterprise.yaml'];
  const senders = files['senders.yaml'];
  const named = [
    { vertical: enterprise?.value.brand.vertical, source: enterprise?.locate('/brand/vertical') },
    ...(senders?.value.senders ?? []).map(({ profile }, index) => ({
      vertical: profile.vertical,
      source: senders?.locate(pointer('senders', index, 'profile', 'vertical')),
    })),
  ];
  return named.flatMap(({ vertical, source }) => {
    if (vertical === undefined || source === undefined) return [];
    return judged(quoted(vertical), source, {
      eligibility: verticalEligibility(vertical),
      blocked: 'prohibited-vertical',
      reviewed: 'vertical-needs-review',
      fix: 'Choose the industry that fits. If this one does, the enterprise cannot be onboarded.',
    });
  });
}

interface Judgement {
  readonly eligibility: Eligibility;
  readonly blocked: string;
  readonly reviewed: string;
  readonly fix: string;
}

function judged(
  name: string,
  source: SourceRef,
  { eligibility, blocked, reviewed, fix }: Judgement,
): readonly Diagnostic[] {
  switch (eligibility.verdict) {
    case 'ok':
      return [];
    case 'block':
      return [problem(blocked, source, { summary: eligibility.why, fix })];
    case 'review': {
      const { why, who } = eligibility;
      return [
        caution(reviewed, source, {
          summary: `${name} ${why}`,
          fix: `${who} must confirm it for every country in messaging.regions before activity 4.`,
        }),
      ];
    }
  }
}

function policy({ files }: Folder): readonly Diagnostic[] {
  const file = files['enterprise.yaml'];
  return file === undefined ? [] : unknownCodes(file.value.policy?.lint, '/policy/lint', file.locate);
}

/** A folder copied with its status would adopt what belongs to another enterprise. */
function status({ slug, files }: Folder): readonly Diagnostic[] {
  const file = files['status.yaml'];
  if (file === undefined || file.value.enterprise === slug) return [];
  return [
    problem('status-of-another', file.locate('/enterprise'), {
      summary: `This is the status of ${quoted(file.value.enterprise)}`,
      fix: 'Remove status.yaml from a copied folder; after a rename, set its enterprise to the new name.',
    }),
  ];
}
