import { Hono } from 'hono';
import { hoursFromNow, stamp } from '../clock.ts';
import { nextNumber, sidOf } from '../ids.ts';
import type { Twin, World } from '../world.ts';
import type { TwilioVariables } from './auth.ts';
import { contentInput } from './content-input.ts';
import { contentAndApprovalBody, contentBody } from './content-view.ts';
import { TwilioProblem, badRequest, notFound } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { cutPage, pageMeta, pageRequest } from './paging.ts';
import type { Account, Block, Content } from './state.ts';
import { listed } from './visibility.ts';

const HOST = 'https://content.twilio.com';
const DEFAULT_PAGE = 50;
/** content-api-resources: a response is capped at 1 MB. */
const LARGEST_RESPONSE = 1_000_000;
/** The name of a deleted template cannot be used again for 30 days (message-template-approvals-statuses). */
const HOURS_NAME_IS_BLOCKED = 30 * 24;

const LISTS = { '/Content': contentBody, '/ContentAndApprovals': contentAndApprovalBody };

/** Content templates (content.twilio.com, /v1). */
export function contentRoutes({ world, changed }: Twin): Hono<TwilioVariables> {
  const app = new Hono<TwilioVariables>();
  for (const [path, body] of Object.entries(LISTS))
    app.get(path, (context) => {
      const request = pageRequest(context.req.query(), DEFAULT_PAGE);
      const all = listed(world, contentsOf(world, context.get('caller').account));
      const { listOrder: order } = world.twilio.options;
      const page = cutPage(all, request, { order, maxBytes: LARGEST_RESPONSE });
      const target = { url: `${HOST}/v1${path}`, key: 'contents', filters: {} };
      return context.json({
        contents: page.items.map((content) => body(content, world.twilio.options)),
        meta: pageMeta(target, request, page),
      });
    });
  app.post('/Content', async (context) => {
    const body = await jsonBody(context, 20_001);
    const content = createContent(world, context.get('caller').account, body);
    changed();
    return context.json(contentBody(content, world.twilio.options), 201);
  });
  app.get('/Content/:sid', (context) => {
    const content = contentOf(world, context.get('caller').account, context.req.param('sid'));
    return context.json(contentBody(content, world.twilio.options));
  });
  app.put('/Content/:sid', async (context) => {
    const content = contentOf(world, context.get('caller').account, context.req.param('sid'));
    editContent(world, content, await jsonBody(context, 20_001));
    changed();
    return context.json(contentBody(content, world.twilio.options));
  });
  app.delete('/Content/:sid', (context) => {
    const gone = contentOf(world, context.get('caller').account, context.req.param('sid'));
    deleteContent(world, gone, context.req.query('deleteInWaba') === 'true');
    changed();
    return context.body(null, 204);
  });
  return app;
}

/** The Content with this sid in the account. Throws 404/20404. */
export function contentOf(world: World, account: Account, sid: string): Content {
  const found = contentsOf(world, account).find((content) => content.sid === sid);
  if (found === undefined) throw notFound(`/v1/Content/${sid}`);
  return found;
}

function contentsOf(world: World, account: Account): readonly Content[] {
  return world.twilio.contents.filter((content) => content.accountSid === account.sid);
}

/** friendly_name is not unique: the same body sent twice makes two (content-api-resources). */
function createContent(world: World, account: Account, body: Block): Content {
  const input = contentInput(body);
  if (input.language === undefined) throw badRequest(92_004, 'language is required');
  const number = nextNumber(world);
  const content: Content = {
    sid: sidOf('HX', number),
    number,
    accountSid: account.sid,
    language: input.language,
    created: stamp(world),
    updated: stamp(world),
    friendlyName: input.friendlyName ?? null,
    variables: input.variables ?? {},
    types: input.types,
    approval: null,
    extra: {},
  };
  world.twilio.contents.push(content);
  return content;
}

/**
 * Only before submission, and never the language (content-api-resources, "Edit a content template"). The refusal's status
 * and code, and what omitted fields mean, are options: nobody documents them.
 */
function editContent(world: World, content: Content, body: Block): void {
  const input = contentInput(body);
  const { submittedEditStatus, submittedEditCode: code, contentOmission } = world.twilio.options;
  if (content.approval !== null)
    throw new TwilioProblem(
      { status: submittedEditStatus, code },
      'Content that was submitted for WhatsApp approval cannot be edited',
    );
  if (input.language !== undefined && input.language !== content.language)
    throw badRequest(20_001, 'The language of a content cannot be changed');
  const kept = contentOmission === 'keep' ? content : { friendlyName: '', variables: {} };
  content.friendlyName = input.friendlyName === undefined ? kept.friendlyName : input.friendlyName;
  content.variables = input.variables ?? kept.variables;
  content.types = input.types;
  content.updated = stamp(world);
}

/** Twilio's content goes; whether the template leaves the WABA with it is an option, or is asked for (deleteInWaba). */
function deleteContent(world: World, gone: Content, isAskedInWaba: boolean): void {
  world.twilio.contents = world.twilio.contents.filter((content) => content.sid !== gone.sid);
  if (gone.approval === null) return;
  const { accountSid, language } = gone;
  const template = { accountSid, language, name: gone.approval.name };
  if (!isAskedInWaba && world.twilio.options.deletedTemplate === 'stays-in-waba')
    world.meta.copies.push(template);
  else world.meta.blockedNames.push({ ...template, until: hoursFromNow(world, HOURS_NAME_IS_BLOCKED) });
}
