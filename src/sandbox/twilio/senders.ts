import { Hono } from 'hono';
import type { Twin, World } from '../world.ts';
import type { TwilioVariables } from './auth.ts';
import { badRequest, notFound } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { cutPage, pageMeta, pageRequest } from './paging.ts';
import { createSender, deleteSender, updateSender } from './sender-changes.ts';
import { senderInput } from './sender-input.ts';
import { createdBody, senderBody, updatedBody } from './sender-view.ts';
import type { Account, Sender } from './state.ts';
import { listed } from './visibility.ts';

const URL_OF_LIST = 'https://messaging.twilio.com/v2/Channels/Senders';
/** messaging_v2 specification: "For WhatsApp, the default is 20". */
const DEFAULT_PAGE = 20;

/** WhatsApp senders (messaging.twilio.com, /v2/Channels/Senders). */
export function senderRoutes({ world, changed }: Twin): Hono<TwilioVariables> {
  const app = new Hono<TwilioVariables>();
  const shown = (sender: Sender) => senderBody(sender, world.twilio.options);
  app.get('/', (context) => {
    const query = context.req.query();
    const channel = query['Channel'];
    if (channel !== 'whatsapp' && channel !== 'rcs')
      throw badRequest(63_100, 'Validation error: Channel must be whatsapp or rcs');
    const request = pageRequest(query, DEFAULT_PAGE);
    const all = channel === 'rcs' ? [] : sendersOf(world, context.get('caller').account);
    const page = cutPage(listed(world, all), request, { order: world.twilio.options.listOrder });
    const target = { url: URL_OF_LIST, key: 'senders', filters: { Channel: channel } };
    return context.json({ senders: page.items.map(shown), meta: pageMeta(target, request, page) });
  });
  app.post('/', async (context) => {
    const body = await jsonBody(context, 63_100);
    const { sender, input } = createSender(world, context.get('caller').account, body);
    changed();
    return context.json(createdBody(sender, input), 202);
  });
  app.get('/:sid', (context) =>
    context.json(shown(senderOf(world, context.get('caller').account, context.req.param('sid')))),
  );
  app.post('/:sid', async (context) => {
    const sender = senderOf(world, context.get('caller').account, context.req.param('sid'));
    const input = senderInput(await jsonBody(context, 63_100));
    const nameStatus = updateSender(world, sender, input);
    changed();
    return context.json(updatedBody(sender, input, nameStatus), 202);
  });
  app.delete('/:sid', (context) => {
    deleteSender(world, senderOf(world, context.get('caller').account, context.req.param('sid')));
    changed();
    return context.body(null, 204);
  });
  return app;
}

function sendersOf(world: World, account: Account): readonly Sender[] {
  return world.twilio.senders.filter((sender) => sender.accountSid === account.sid);
}

function senderOf(world: World, account: Account, sid: string): Sender {
  const found = sendersOf(world, account).find((sender) => sender.sid === sid);
  if (found === undefined) throw notFound(`/v2/Channels/Senders/${sid}`);
  return found;
}
