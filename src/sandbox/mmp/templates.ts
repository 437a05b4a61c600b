import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyOf, EXTERNAL_ID, LANGUAGE, paramOf, TEMPLATE_KEY, text } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { pageReply } from './paging.ts';
import type { List } from './paging.ts';
import { requirePrivilege } from './privileges.ts';
import type { MmpState } from './state.ts';
import { heldBy, organisationOf, rowOf } from './tree.ts';

interface TemplateView {
  readonly organisationExternalId: string;
  readonly key: string;
  readonly language: string;
  readonly value: string;
}

const PATH = '/:organisationExternalId/:key/:language';

const TEMPLATES: List<TemplateView | undefined> = {
  name: 'whatsapp-templates',
  keysAt: (state, organisation) => heldBy(state, 'templates', organisation),
  view: viewOf,
};

/** Templates as they were published to single organisations. */
export function templateRoutes(options: MmpOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => pageReply(context, options, TEMPLATES));
  app.put(PATH, async (context) => {
    const { organisation, key, language, rowKey } = named(context);
    const { value } = await bodyOf(context, { value: text(1, 1024) });
    const state = options.state();
    organisationOf(state, organisation);
    requirePrivilege(state, 'Setup', [organisation]);
    const isNew = rowOf(state.templates, rowKey) === undefined;
    state.templates[rowKey] = { organisation, key, language, value };
    commit(options, { event: 'whatsapp-template-changed', organisation, details: key });
    return context.json(viewOf(state, rowKey), isNew ? 201 : 200);
  });
  app.delete(PATH, (context) => {
    const { organisation, key, rowKey } = named(context);
    const state = options.state();
    if (rowOf(state.templates, rowKey) === undefined) return context.body(null, 204);
    requirePrivilege(state, 'Setup', [organisation]);
    delete state.templates[rowKey];
    commit(options, { event: 'whatsapp-template-withdrawn', organisation, details: key });
    return context.body(null, 204);
  });
  return app;
}

function named(context: Context): {
  readonly organisation: string;
  readonly key: string;
  readonly language: string;
  readonly rowKey: string;
} {
  const organisation = paramOf(context, 'organisationExternalId', EXTERNAL_ID);
  const key = paramOf(context, 'key', TEMPLATE_KEY);
  const language = paramOf(context, 'language', LANGUAGE);
  return { organisation, key, language, rowKey: `${organisation}/${key}/${language}` };
}

function viewOf(state: MmpState, rowKey: string): TemplateView | undefined {
  const row = rowOf(state.templates, rowKey);
  return (
    row && {
      organisationExternalId: row.organisation,
      key: row.key,
      language: row.language,
      value: row.value,
    }
  );
}
