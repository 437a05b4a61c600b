import type { Diagnostic, SourceRef } from '../../model/diagnostic.ts';
import type { EnterpriseFile } from '../../model/generated/enterprise.ts';
import type { ResourceStatus } from '../../model/generated/status.ts';
import type { KindName } from '../../model/resource.ts';
import { hostsIn } from '../lint/template-links.ts';
import type { LintFinding, Severities } from '../lint/lint.ts';
import { LINT_CODES } from '../lint/lint-rules.ts';
import { nearest } from '../nearest.ts';
import { pointer } from '../pointer.ts';
import { problem } from '../problem.ts';
import { quoted } from '../wording.ts';
import type { Folder } from './rule.ts';

/** Findings as diagnostics, each with the code of the rejection that it foretells. */
export function lintDiagnostics(
  findings: readonly LintFinding[],
  locate: (at: string) => SourceRef,
): readonly Diagnostic[] {
  return findings.map(({ severity, code, at, summary, fix, predicts }) => ({
    severity,
    code,
    summary: `${summary} (${predicts})`,
    fix,
    source: locate(at),
  }));
}

/** The policies that hold for an enterprise; its own goes first. */
export function policiesOf({ files, defaults }: Folder): readonly Severities[] {
  const own = files['enterprise.yaml']?.value.policy?.lint;
  const shared = defaults?.value.lint;
  return [...(own === undefined ? [] : [own]), ...(shared === undefined ? [] : [shared])];
}

/** Host names that an enterprise calls its own. */
export function hostsOf({ files }: Folder): readonly string[] {
  const website = files['enterprise.yaml']?.value.brand.website;
  const more = files['senders.yaml']?.value.senders.flatMap(({ profile }) => profile.websites ?? []) ?? [];
  const urls = [...(website === undefined ? [] : [website]), ...more.map(({ url }) => url)];
  return [...new Set(urls.flatMap(hostsIn).map((host) => host.replace(/^www\./, '')))];
}

/** The names an enterprise is registered and known by. */
export function brandNamesOf(enterprise: EnterpriseFile | undefined): readonly string[] {
  return enterprise === undefined ? [] : [enterprise.brand.legalName, enterprise.name];
}

/** What the last run wrote about a resource, if that verdict was about what the files say now. */
export function verdictOn(
  { files }: Folder,
  resource: { readonly kind: KindName; readonly key: string; readonly content: string },
): ResourceStatus | undefined {
  const name = `${resource.kind}/${resource.key}`;
  return files['status.yaml']?.value.resources.find(
    (entry) => entry.resource === name && entry.content === resource.content,
  );
}

/** A misspelt rule would switch nothing, and nobody would notice. `at` is where the policy stands. */
export function unknownCodes(
  policy: Severities | undefined,
  at: string,
  locate: (pointer: string) => SourceRef,
): readonly Diagnostic[] {
  return Object.keys(policy ?? {})
    .filter((code) => !LINT_CODES.includes(code))
    .map((code) => {
      const meant = nearest(code, LINT_CODES);
      return problem('unknown-lint-rule', locate(at + pointer(code)), {
        summary: `There is no rule ${quoted(code)} about templates or display names`,
        fix:
          meant === undefined
            ? 'Name a rule as "reconcile validate" prints it, such as template-name-vague.'
            : `Did you mean ${quoted(meant)}?`,
      });
    });
}
