import type { Template } from '../../model/generated/templates.ts';
import type { Finding, LintRule, NameSubject, TemplateSubject } from './lint-rule.ts';
import { NAME_RULES, TEMPLATE_RULES } from './lint-rules.ts';

export type Severity = 'error' | 'warning' | 'off';

/** What policies say about rules, by code. */
export type Severities = Readonly<Record<string, Severity>>;

/** How severe findings may be. */
export interface Leniency {
  /** Policies; the first that names a rule decides. */
  readonly policies: readonly Severities[];
  /** Whether a finding that no policy names is a warning at most: vetted by people, or judged by Meta. */
  readonly isSettled: boolean;
  /** Whether not even a policy makes an error of it: what is approved stays, whatever is thought of it. */
  readonly isJudged: boolean;
}

export interface LintFinding extends Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** How Meta or Twilio will put it. */
  readonly predicts: string;
}

/** What is known around a template; all of it may be left out. */
export interface TemplateContext extends Partial<Omit<TemplateSubject, 'template'>>, Partial<Leniency> {}

/** Everything that Meta or Twilio would object to in a template, as far as it can be known offline. */
export function lintTemplate(template: Template, context: TemplateContext = {}): readonly LintFinding[] {
  const { hosts = [], earlier = [], libraryNames = [], isVetted = false } = context;
  return findings(TEMPLATE_RULES, { template, hosts, earlier, libraryNames, isVetted }, lenient(context));
}

/** Everything that Meta would object to in a display name, as far as it can be known offline. */
export function lintName(subject: NameSubject, leniency: Partial<Leniency> = {}): readonly LintFinding[] {
  return findings(NAME_RULES, subject, lenient(leniency));
}

function lenient({ policies = [], isSettled = false, isJudged = false }: Partial<Leniency>): Leniency {
  return { policies, isSettled, isJudged };
}

function findings<Subject>(
  rules: readonly LintRule<Subject>[],
  subject: Subject,
  leniency: Leniency,
): readonly LintFinding[] {
  return rules.flatMap((rule) => {
    const severity = severityOf(rule, leniency);
    if (severity === 'off') return [];
    const { code, predicts } = rule;
    return rule.find(subject).map((finding) => ({ ...finding, code, severity, predicts }));
  });
}

function severityOf<Subject>(rule: LintRule<Subject>, { policies, isSettled, isJudged }: Leniency): Severity {
  const decided = policies.find((policy) => Object.hasOwn(policy, rule.code))?.[rule.code];
  const severity = decided ?? (isSettled ? 'warning' : rule.severity);
  return isJudged && severity === 'error' ? 'warning' : severity;
}
