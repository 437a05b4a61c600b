import { ProviderError } from '../../model/errors.ts';
import { putUsers } from './batch.ts';
import { refusal, unexpectedReply } from './errors.ts';
import type { Asked } from './errors.ts';
import { holderOnce } from './holder.ts';
import { listAll } from './list.ts';
import type { MmpReads, MmpWrites } from './port.ts';
import { isActivity, isFeature, isNumber, isOrganisation, isTemplate, isUser } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { openWire } from './wire.ts';
import type { MmpClient, MmpConnection, Reply, Wire } from './wire.ts';

export type { MmpConnection } from './wire.ts';

/** Reading MMP. Throws `UsageError` for a connection that cannot work; the calls throw `ProviderError`. */
export function mmpReads(connection: MmpConnection): MmpReads {
  const wire = openWire(connection);
  return {
    holder: holderOnce(wire),
    organisations: (root) =>
      listAll(wire, {
        operation: 'list the organisations',
        root,
        isItem: isOrganisation,
        page: (client, query) => client.GET('/v1/organisations', { params: { query } }),
      }),
    numbers: (root) =>
      listAll(wire, {
        operation: 'list the WhatsApp numbers',
        root,
        isItem: isNumber,
        page: (client, query) => client.GET('/v1/whatsapp-numbers', { params: { query } }),
      }),
    features: (root) =>
      listAll(wire, {
        operation: 'list the WhatsApp flags',
        root,
        isItem: isFeature,
        page: (client, query) => client.GET('/v1/whatsapp-features', { params: { query } }),
      }),
    templates: (root) =>
      listAll(wire, {
        operation: 'list the published templates',
        root,
        isItem: isTemplate,
        page: (client, query) => client.GET('/v1/whatsapp-templates', { params: { query } }),
      }),
    users: (root) =>
      listAll(wire, {
        operation: 'list the users',
        root,
        isItem: isUser,
        page: (client, query) => client.GET('/v1/users', { params: { query } }),
      }),
    writtenByAdmins: (root) =>
      listAll(wire, {
        operation: 'read the report on administrators',
        root,
        isItem: isActivity,
        page: (client, query) =>
          client.GET('/v1/reports/administrator-activity', {
            params: { query: { ...query, type: 'write' } },
          }),
      }).catch((error: unknown) => {
        if (error instanceof ProviderError && error.facts.status === 403) return undefined;
        throw error;
      }),
  };
}

/** Changing MMP. Throws `UsageError` for a connection that cannot work; the calls throw `ProviderError`. */
export function mmpWrites(connection: MmpConnection): MmpWrites {
  const wire = openWire(connection);
  return { ...organisationWrites(wire), ...whatsappWrites(wire), ...userWrites(wire) };
}

function organisationWrites(wire: Wire): Pick<MmpWrites, 'putOrganisation' | 'deleteOrganisation'> {
  const url = '/v1/organisations/{externalId}';
  return {
    putOrganisation: (externalId, body) =>
      put(
        wire,
        {
          operation: 'write an organisation',
          organisations: [externalId, body.parentExternalId ?? externalId],
          isReply: isOrganisation,
        },
        (client) => client.PUT(url, { params: { path: { externalId } }, body }),
      ),
    deleteOrganisation: (externalId) =>
      remove(wire, { operation: 'delete an organisation', organisations: [externalId] }, (client) =>
        client.DELETE(url, { params: { path: { externalId } } }),
      ),
  };
}

function whatsappWrites(
  wire: Wire,
): Pick<MmpWrites, 'putNumber' | 'deleteNumber' | 'putFeature' | 'putTemplate' | 'deleteTemplate'> {
  const numbers = '/v1/whatsapp-numbers/{number}';
  const features = '/v1/whatsapp-features/{organisationExternalId}';
  const templates = '/v1/whatsapp-templates/{organisationExternalId}/{key}/{language}';
  return {
    putNumber: (number, body) =>
      put(
        wire,
        {
          operation: 'write a WhatsApp number',
          organisations: [body.organisationExternalId],
          isReply: isNumber,
        },
        (client) => client.PUT(numbers, { params: { path: { number } }, body }),
      ),
    deleteNumber: (number) =>
      remove(wire, { operation: 'withdraw a WhatsApp number' }, (client) =>
        client.DELETE(numbers, { params: { path: { number } } }),
      ),
    putFeature: (organisationExternalId, body) =>
      put(
        wire,
        {
          operation: 'write a WhatsApp flag',
          organisations: [organisationExternalId],
          isReply: isFeature,
        },
        (client) => client.PUT(features, { params: { path: { organisationExternalId } }, body }),
      ),
    putTemplate: ({ organisation, key, language }, body) =>
      put(
        wire,
        { operation: 'publish a template', organisations: [organisation], isReply: isTemplate },
        (client) =>
          client.PUT(templates, {
            params: { path: { organisationExternalId: organisation, key, language } },
            body,
          }),
      ),
    deleteTemplate: ({ organisation, key, language }) =>
      remove(wire, { operation: 'withdraw a template', organisations: [organisation] }, (client) =>
        client.DELETE(templates, {
          params: { path: { organisationExternalId: organisation, key, language } },
        }),
      ),
  };
}

function userWrites(wire: Wire): Pick<MmpWrites, 'putUser' | 'putUsers' | 'deleteUser'> {
  const url = '/v1/users/{userKey}';
  return {
    putUser: (userKey, body) =>
      put(
        wire,
        { operation: 'write a user', organisations: [body.organisationExternalId], isReply: isUser },
        (client) => client.PUT(url, { params: { path: { userKey } }, body }),
      ),
    putUsers: (items) => putUsers(wire, items),
    deleteUser: (userKey) =>
      remove(wire, { operation: 'delete a user' }, (client) =>
        client.DELETE(url, { params: { path: { userKey } } }),
      ),
  };
}

/** The reply must show what was written: a page of some gateway in between is a 200 as well. */
function put<T>(
  wire: Wire,
  asked: Asked & { readonly isReply: Shape<T> },
  call: (client: MmpClient) => Promise<Reply>,
): Promise<void> {
  const { operation, isReply } = asked;
  return wire(operation, async (client) => {
    const { data, error, response } = await call(client);
    if (!response.ok) throw refusal(response, error, asked);
    if (!isReply(data)) throw unexpectedReply(operation, response.status);
  });
}

function remove(wire: Wire, asked: Asked, call: (client: MmpClient) => Promise<Reply>): Promise<void> {
  return wire(asked.operation, async (client) => {
    const { error, response } = await call(client);
    if (!response.ok) throw refusal(response, error, asked);
    if (response.status !== 204) throw unexpectedReply(asked.operation, response.status);
  });
}
