import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../config/json-guards.ts';
import type { Validators } from '../config/schema.ts';
import { AUTHENTICATION_DEFAULTS, contentOf } from '../core/template-content.ts';
import { contentFrom } from '../kinds/template-content.ts';
import { versionNamed } from '../kinds/template-versions.ts';
import type { DefaultTemplateUse, Template, TemplatesFile } from '../model/generated/templates.ts';
import type { JsonObject } from '../model/json.ts';
import type { TwilioTemplate } from '../providers/twilio/port.ts';
import { byKey, together } from './left-out.ts';
import type { Adopted } from './left-out.ts';

/** A template that is there, and how templates.yaml states it: by its name in the library, or in full. */
export interface AdoptedTemplate {
  readonly template: Template;
  /** The Content that stands for it. */
  readonly sid: string;
  readonly use?: DefaultTemplateUse;
}

export interface TemplatesContext {
  readonly library: readonly Template[];
  readonly validators: Validators;
}

/** The templates as templates.yaml states them. Versions are ours: `template_5__2` is `template_5`. */
export function adoptTemplates(
  templates: readonly TwilioTemplate[],
  context: TemplatesContext,
): Adopted<AdoptedTemplate> {
  const families = new Map<string, TwilioTemplate[]>();
  for (const content of templates.toSorted(byKey(placeOf))) {
    const place = `${versionNamed(content.friendlyName).key}.${content.language}`;
    const family = families.get(place);
    if (family === undefined) families.set(place, [content]);
    else family.push(content);
  }
  return together([...families.values()].map((family) => adoptFamily(family, context)));
}

/** States in which a template serves or is on its way: another would have to be submitted again. */
const STANDING: ReadonlySet<string> = new Set(['approved', 'paused', 'received', 'pending']);
const UNDER_REVIEW: ReadonlySet<string> = new Set(['received', 'pending']);

/** Types that hold nothing but what templates.yaml can say. */
const TYPES: ReadonlySet<string> = new Set([
  'twilio/text',
  'twilio/quick-reply',
  'twilio/call-to-action',
  'twilio/media',
  'twilio/card',
  'whatsapp/card',
  'whatsapp/authentication',
]);

function adoptFamily(family: readonly TwilioTemplate[], context: TemplatesContext): Adopted<AdoptedTemplate> {
  const newestFirst = family.toSorted(
    (a, b) => versionNamed(b.friendlyName).version - versionNamed(a.friendlyName).version,
  );
  const [newest, ...older] = newestFirst;
  if (newest === undefined) return { items: [], left: [] };
  // With an older one beside it, an apply would delete the one that does not stand.
  if (older.length > 0 && !UNDER_REVIEW.has(newest.approval.status)) {
    const names = newestFirst.map(({ friendlyName }) => friendlyName).join(' and ');
    return leftOut(
      newestFirst,
      `${names} are versions of one template; delete all but one in Twilio, then import again`,
    );
  }
  const why = obstacleTo(newest);
  return why === undefined ? adoptOne(newest, context) : leftOut(newestFirst, why);
}

function obstacleTo({ approval, types, language }: TwilioTemplate): string | undefined {
  const { status, rejectionReason } = approval;
  if (status === 'rejected')
    return `rejected by WhatsApp${rejectionReason === '' ? '' : ` (${rejectionReason})`}`;
  if (status === 'unsubmitted') return 'never submitted for approval';
  if (!STANDING.has(status)) return `its approval is in the state ${JSON.stringify(status)}`;
  const odd = Object.keys(types).find((type) => !TYPES.has(type));
  if (odd !== undefined) return `templates.yaml has no templates of type ${odd}`;
  return language === '' ? 'Twilio shows no language of it' : undefined;
}

function adoptOne(
  content: TwilioTemplate,
  { library, validators }: TemplatesContext,
): Adopted<AdoptedTemplate> {
  const { sid } = content;
  const value = templateOf(content);
  const file: unknown = { apiVersion: 'reconcile/v1', custom: [value] };
  const template = isTemplatesFile(file, validators) ? file.custom?.[0] : undefined;
  if (template === undefined || !isDeepStrictEqual(contentOf(template), contentFrom(content.types)))
    return leftOut([content], 'its name, language, category or content is not what templates.yaml takes');
  const shared = library.find((candidate) => isSame(candidate, template));
  if (shared === undefined) return { items: [{ template, sid }], left: [] };
  const { key, language } = shared;
  const use = { key, ...(language === 'en' ? {} : { language }) };
  return { items: [{ template: shared, sid, use }], left: [] };
}

function templateOf({ friendlyName, language, types, variables, approval }: TwilioTemplate): JsonObject {
  const { body, header, media, footer, buttons, authentication } = contentFrom(types);
  return {
    key: versionNamed(friendlyName).key,
    language,
    category: approval.category,
    ...(header === null ? {} : { header }),
    ...(media === null ? {} : { media }),
    ...(body === '' ? {} : { body }),
    ...(Object.keys(variables).length === 0 ? {} : { samples: variables }),
    ...(footer === null ? {} : { footer }),
    ...(buttons.length === 0 ? {} : { buttons }),
    ...(authentication === null ? {} : { authentication: unusual(authentication) }),
  };
}

/** What is not as Twilio and Meta assume anyway. */
function unusual(authentication: JsonObject): JsonObject {
  const usual = new Map<string, unknown>(Object.entries(AUTHENTICATION_DEFAULTS));
  return Object.fromEntries(
    Object.entries(authentication).filter(([name, value]) => usual.get(name) !== value),
  );
}

/** Meta moves approved templates from UTILITY to MARKETING by itself; the plan takes that as it is. */
function isSame(shared: Template, template: Template): boolean {
  const isMoved = shared.category === 'UTILITY' && template.category === 'MARKETING';
  return (
    shared.key === template.key &&
    shared.language === template.language &&
    (shared.category === template.category || isMoved) &&
    isDeepStrictEqual(contentOf(shared), contentOf(template))
  );
}

function leftOut(contents: readonly TwilioTemplate[], why: string): Adopted<AdoptedTemplate> {
  return {
    items: [],
    left: contents.map((content) => ({ kind: 'twilio-template', key: placeOf(content), why })),
  };
}

function placeOf({ friendlyName, language }: TwilioTemplate): string {
  return `${friendlyName}.${language}`;
}

function isTemplatesFile(file: unknown, validators: Validators): file is TemplatesFile {
  return isObject(file) && validators.check('templates.yaml', file).length === 0;
}
