import type { Enterprise } from './enterprise.ts';
import type { Template } from './generated/templates.ts';

/** A template that an enterprise uses, from the library or its own, and where its files say so. */
export interface TemplateInUse {
  readonly template: Template;
  readonly required: boolean;
  readonly pointer: string;
}

/** Every template the enterprise uses, in the order of its file. */
export function templatesInUse(enterprise: Enterprise): readonly TemplateInUse[] {
  const { defaults = [], custom = [] } = enterprise.templates ?? {};
  const fromLibrary = defaults.flatMap((use, index) => {
    const template = enterprise.defaults.templates.find(
      (candidate) => candidate.key === use.key && candidate.language === (use.language ?? 'en'),
    );
    if (template === undefined) return [];
    return [{ template, required: use.required ?? template.required ?? true, pointer: `/defaults/${index}` }];
  });
  const own = custom.map((template, index) => ({
    template,
    required: template.required ?? true,
    pointer: `/custom/${index}`,
  }));
  return [...fromLibrary, ...own];
}
