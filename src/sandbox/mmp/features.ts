import { Hono } from 'hono';
import { bodyOf, EXTERNAL_ID, paramOf, SETTING } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { pageReply } from './paging.ts';
import type { List } from './paging.ts';
import { requirePrivilege } from './privileges.ts';
import { organisationOf } from './tree.ts';
import { flagOf, setFlag } from './whatsapp-flag.ts';
import type { FlagView } from './whatsapp-flag.ts';

const FEATURES: List<FlagView> = {
  name: 'whatsapp-features',
  keysAt: (_, organisation) => [organisation],
  view: flagOf,
};

/** The WhatsApp flag of each organisation. */
export function featureRoutes(options: MmpOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => pageReply(context, options, FEATURES));
  app.put('/:organisationExternalId', async (context) => {
    const organisation = paramOf(context, 'organisationExternalId', EXTERNAL_ID);
    const { setting } = await bodyOf(context, { setting: SETTING });
    const state = options.state();
    organisationOf(state, organisation);
    requirePrivilege(state, 'Setup', [organisation]);
    setFlag(state, organisation, setting);
    commit(options, { event: 'whatsapp-messaging-changed', organisation, details: setting });
    return context.json(flagOf(state, organisation));
  });
  return app;
}
