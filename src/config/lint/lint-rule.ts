import type { Template } from '../../model/generated/templates.ts';

/** One thing that a reviewer at Meta or Twilio would object to. */
export interface Finding {
  /** JSON pointer below the template; empty for a display name. */
  readonly at: string;
  readonly summary: string;
  readonly fix: string;
}

/** One rule of the published guidelines. */
export interface LintRule<Subject> {
  /** Stable: policies name it. */
  readonly code: string;
  /** How the objection will read: a code of Meta or Twilio. */
  readonly predicts: string;
  /** Where the rule is published. */
  readonly source: string;
  /** Unless a policy says otherwise. */
  readonly severity: 'error' | 'warning';
  readonly find: (subject: Subject) => readonly Finding[];
}

/** A template with what its surroundings say about it. */
export interface TemplateSubject {
  readonly template: Template;
  /** Host names that belong to the business; empty when they are not known. */
  readonly hosts: readonly string[];
  /** The other templates of the same enterprise that stand before it. */
  readonly earlier: readonly Template[];
  /** Names of the ISV's library, when the template is not of it. */
  readonly libraryNames: readonly string[];
  /** Whether it is in the library: the ISV has vetted it, name and all. */
  readonly isVetted: boolean;
}

export type TemplateRule = LintRule<TemplateSubject>;

/** A display name with the brand that it has to stand for. */
export interface NameSubject {
  readonly name: string;
  /** Names the business is registered and known by; empty when they are not known. */
  readonly brandNames: readonly string[];
  readonly hosts: readonly string[];
}

export type NameRule = LintRule<NameSubject>;

/** The rule holds, or this is what breaks it. */
export function unless(holds: boolean, finding: Finding): readonly Finding[] {
  return holds ? [] : [finding];
}
