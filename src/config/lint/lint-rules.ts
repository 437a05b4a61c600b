import { nameFormRules } from './display-name-form.ts';
import { nameMeaningRules } from './display-name-meaning.ts';
import type { NameRule, TemplateRule } from './lint-rule.ts';
import { bodyRules } from './template-body.ts';
import { buttonRules } from './template-buttons.ts';
import { headerRules } from './template-header.ts';
import { identityRules } from './template-identity.ts';
import { languageRules } from './template-language.ts';
import { linkRules } from './template-links.ts';
import { mediaRules } from './template-media.ts';
import { sampleRules } from './template-samples.ts';
import { variableRules } from './template-variables.ts';
import { wordRules } from './template-words.ts';

/** Every rule about a template. */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  ...identityRules,
  ...languageRules,
  ...bodyRules,
  ...variableRules,
  ...sampleRules,
  ...headerRules,
  ...mediaRules,
  ...buttonRules,
  ...linkRules,
  ...wordRules,
];

/** Every rule about a display name. */
export const NAME_RULES: readonly NameRule[] = [...nameFormRules, ...nameMeaningRules];

/** The codes that a policy may name. */
export const LINT_CODES: readonly string[] = [...TEMPLATE_RULES, ...NAME_RULES].map(({ code }) => code);
