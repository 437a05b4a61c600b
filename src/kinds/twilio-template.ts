import { contentOf } from '../core/template-content.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { BlockedName } from '../model/outcome.ts';
import type { Attributes, Desired, Need, Observed, Readiness, Report } from '../model/resource.ts';
import { templatesInUse } from '../model/templates-in-use.ts';
import type { TemplateInUse } from '../model/templates-in-use.ts';
import type { ContentBody } from '../providers/twilio/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { typesOf } from './template-content.ts';
import { templateReadiness } from './template-readiness.ts';
import { templateVersions, versionIn, versionName } from './template-versions.ts';
import type { TemplateSpec } from './template-versions.ts';

/** Once submitted, a Content can never be edited: a change is a new one (twilio.com/docs/content/content-api-resources). */
const untilSubmitted = {
  change: 'in-place',
  replaceWhen: (observed: Attributes) => observed['submitted'] === true,
} as const;

/** Meta takes 100 new templates an hour per WhatsApp Business Account (Meta, templates/overview, read 2026-11-23). */
const CREATIONS_PER_HOUR = 100;

/** A deleted name is not accepted again for so long (Twilio, message-template-approvals-statuses, read 2026-11-23). */
const NAME_BLOCKED_DAYS = 30;

/** States in which better samples can still change the verdict. */
const OPEN_TO_REVIEW: ReadonlySet<unknown> = new Set(['unsubmitted', 'rejected']);

/** A message template: a Content with its WhatsApp approval, one per language. */
export const twilioTemplate: Kind<TemplateSpec> = {
  source: 'twilio.com/docs/content/content-api-resources, read 2026-11-23',
  name: 'twilio-template',
  within: 'twilio-subaccount',
  settles: 'later',
  offboarding: 'delete',
  consequences: {
    replace:
      'A new version goes to Meta for review (up to 48 hours); the old one stays live until it is approved.',
    delete: 'Its approval is lost. The name cannot be used again for 30 days.',
  },
  judged: ['category', 'body', 'header', 'media', 'footer', 'buttons', 'authentication'],
  fields: {
    key: { change: 'computed' },
    language: { change: 'computed' },
    // Meta moves approved templates to another category by itself; that cannot be undone from here.
    category: {
      ...untilSubmitted,
      drifts: 'by-itself',
      accept: (desired, seen) => seen === '' || (desired === 'UTILITY' && seen === 'MARKETING'),
    },
    body: untilSubmitted,
    header: untilSubmitted,
    media: untilSubmitted,
    footer: untilSubmitted,
    buttons: untilSubmitted,
    authentication: untilSubmitted,
    // Samples matter to the reviewer only; an approved template is not reviewed again for them.
    samples: {
      ...untilSubmitted,
      accept: (_desired, _seen, observed) => !OPEN_TO_REVIEW.has(observed['approval']),
    },
    submitted: { change: 'in-place' },
    version: { change: 'computed' },
    latest: { change: 'computed' },
    approval: { change: 'computed' },
    created: { change: 'computed' },
    rejection: { change: 'computed' },
  },

  desired(enterprise: Enterprise): readonly Desired<TemplateSpec>[] {
    return templatesInUse(enterprise).map((use) => ({
      id: {
        enterprise: enterprise.slug,
        kind: 'twilio-template',
        key: `${use.template.key}.${use.template.language}`,
      },
      label: `${use.template.key} (${use.template.language})`,
      spec: desiredSpec(use),
      needs: [...needsOf(enterprise), { type: 'quota', perHour: CREATIONS_PER_HOUR }],
      source: { file: 'templates.yaml', pointer: use.pointer },
    }));
  },

  covers(enterprise: Enterprise): boolean {
    return enterprise.templates !== undefined;
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<TemplateSpec>[]> {
    const wanted = new Map(
      templatesInUse(scope.enterprise).map(({ template }) => [
        `${template.key}.${template.language}`,
        { category: template.category, content: contentOf(template) },
      ]),
    );
    return templateVersions(await reads.twilio.templates(scope.withinId), wanted);
  },

  async create(writes: Writes, request: CreateRequest<TemplateSpec>): Promise<string> {
    const version = nextVersion(request);
    const name = versionName(request.spec.key, version);
    const sid = await writes.twilio.createContent(request.withinId, contentBody(name, request.spec));
    await writes.twilio.submitContent(request.withinId, sid, { name, category: request.spec.category });
    return sid;
  },

  async update(writes: Writes, request: UpdateRequest<TemplateSpec>): Promise<void> {
    const { withinId, observed, spec } = request;
    const name = versionName(spec.key, observed.attributes.version ?? 1);
    if (request.fields.some((field) => field !== 'submitted')) {
      await writes.twilio.updateContent(withinId, observed.remoteId, contentBody(name, spec));
    }
    await writes.twilio.submitContent(withinId, observed.remoteId, { name, category: spec.category });
  },

  delete(writes: Writes, request: DeleteRequest<TemplateSpec>): Promise<void> {
    return writes.twilio.deleteContent(request.withinId, request.observed.remoteId);
  },

  readiness({ attributes: { approval, rejection } }: Observed<TemplateSpec>): Readiness {
    return templateReadiness(approval ?? '', rejection);
  },

  blocks({ attributes: { key, version, language } }: Observed<TemplateSpec>): BlockedName {
    return { name: versionName(key, version ?? 1), language, days: NAME_BLOCKED_DAYS };
  },

  report({ attributes }: Observed<TemplateSpec>, desired: TemplateSpec): Report {
    const { category, latest = 1 } = attributes;
    const isMoved = category !== '' && category !== desired.category;
    return {
      ...(isMoved ? { category: `${category} since Meta moved it from ${desired.category}` } : {}),
      ...(latest === 1 ? {} : { version: String(latest) }),
    };
  },
};

/** After the newest that is there or was, and after those whose names are still blocked. */
function nextVersion({ enterprise, key, spec, replaces }: CreateRequest<TemplateSpec>): number {
  const last = enterprise.status?.resources.find(({ resource }) => resource === `twilio-template/${key}`);
  const recorded = last?.applied === undefined ? 0 : Number(last.facts?.['version'] ?? 1);
  const blocked = (enterprise.status?.blockedNames ?? [])
    .filter(({ language }) => language === spec.language)
    .map(({ name }) => versionIn(name, spec.key) ?? 0);
  return Math.max(replaces?.attributes.latest ?? 0, recorded, ...blocked) + 1;
}

function desiredSpec({ template }: TemplateInUse): TemplateSpec {
  return {
    key: template.key,
    language: template.language,
    category: template.category,
    ...contentOf(template),
    samples: template.samples ?? {},
    submitted: true,
  };
}

/**
 * With the Request Access form nothing can be submitted before the enterprise has consented. As a tech
 * provider the WhatsApp Business Account exists early, and templates are reviewed while its review runs.
 */
function needsOf(enterprise: Enterprise): readonly Need[] {
  if (enterprise.enterprise.process !== 'tech-provider') return [{ type: 'activity', activity: 'consent' }];
  if (enterprise.enterprise.meta?.wabaId !== undefined)
    return [{ type: 'activity', activity: 'pre-validate' }];
  return [
    {
      type: 'input',
      party: 'enterprise',
      what: 'the id of the WhatsApp Business Account (meta.wabaId in enterprise.yaml)',
    },
  ];
}

function contentBody(name: string, spec: TemplateSpec): ContentBody {
  return { friendlyName: name, language: spec.language, types: typesOf(spec), variables: spec.samples };
}
