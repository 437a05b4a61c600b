import { Hono } from 'hono';
import { adminView } from './admins.ts';
import { BOOLEAN, bodyOf, EXTERNAL_ID, listOf, MAIL, optional, paramOf, PRIVILEGE } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { MmpProblem, problemReply } from './problem.ts';
import type { MissingPrivilege } from './state.ts';
import { organisationOf, rowOf } from './tree.ts';
import { userConsole } from './user-console.ts';
import { flagOf, setFlag } from './whatsapp-flag.ts';

/** What people do in the portal by hand, behind the gateway's back (mounted at `/_sandbox/mmp`). Asks for no token. */
export function mmpConsole(options: MmpOptions): Hono {
  const app = new Hono();
  app.route('/organisations', organisationConsole(options));
  app.route('/users', userConsole(options));
  app.route('/admins', adminConsole(options));
  app.route('/privileges', privilegeConsole(options));
  app.onError((error, context) => {
    if (error instanceof MmpProblem) return problemReply(context, error);
    throw error;
  });
  return app;
}

/** The checkbox "Enable WhatsApp Messaging". */
function organisationConsole(options: MmpOptions): Hono {
  const app = new Hono();
  app.patch('/:externalId', async (context) => {
    const organisation = paramOf(context, 'externalId', EXTERNAL_ID);
    const { whatsapp, admin = null } = await bodyOf(context, { whatsapp: BOOLEAN, admin: optional(MAIL) });
    const state = options.state();
    // The box shows the inherited state too: ticking it where it is ticked does nothing.
    if (flagOf(state, organisation).effective !== whatsapp)
      setFlag(state, organisation, whatsapp ? 'enabled' : 'disabled');
    const details = whatsapp ? 'enabled' : 'disabled';
    commit(options, { event: 'whatsapp-messaging-changed', organisation, details, admin });
    return context.json(flagOf(state, organisation));
  });
  return app;
}

function adminConsole(options: MmpOptions): Hono {
  const app = new Hono();
  app.post('/', async (context) => {
    const body = await bodyOf(context, {
      adminKey: MAIL,
      organisationExternalId: EXTERNAL_ID,
      privileges: listOf(PRIVILEGE),
    });
    const state = options.state();
    organisationOf(state, body.organisationExternalId);
    state.admins[body.adminKey] = {
      organisation: body.organisationExternalId,
      privileges: body.privileges,
    };
    commit(options, {
      event: 'admin-added',
      organisation: body.organisationExternalId,
      details: body.adminKey,
      admin: null,
    });
    return context.json(adminView(state, body.adminKey), 201);
  });
  app.delete('/:adminKey', (context) => {
    const { admins } = options.state();
    const adminKey = paramOf(context, 'adminKey', MAIL);
    const organisation = rowOf(admins, adminKey)?.organisation;
    if (organisation === undefined) return context.body(null, 204);
    delete admins[adminKey];
    commit(options, { event: 'admin-deleted', organisation, details: adminKey, admin: null });
    return context.body(null, 204);
  });
  return app;
}

/** Takes a privilege from the gateway's token at an organisation and below, or gives them all back. */
function privilegeConsole(options: MmpOptions): Hono {
  const app = new Hono();
  app.post('/', async (context) => {
    const body = await bodyOf(context, { privilege: PRIVILEGE, organisation: EXTERNAL_ID });
    const missing: MissingPrivilege = { privilege: body.privilege, organisation: body.organisation };
    const state = options.state();
    state.missingPrivileges = [...state.missingPrivileges, missing];
    commit(options, {
      event: 'role-changed',
      organisation: body.organisation,
      details: body.privilege,
      admin: null,
    });
    return context.json(state.missingPrivileges, 201);
  });
  app.delete('/', (context) => {
    options.state().missingPrivileges = [];
    options.changed();
    return context.body(null, 204);
  });
  return app;
}
