import { contractOf } from './contract.ts';
import type { Documents } from './documents.ts';
import type { Exchange } from './exchange.ts';

const THING = '#/components/schemas/thing';

/** A small document in Twilio's manner: one resource with a list, a JSON body and a form. */
export const DOCUMENTS: Documents = {
  things: {
    openapi: '3.0.1',
    servers: [{ url: 'https://things.twilio.com' }],
    paths: {
      '/v1/Things': {
        get: {
          parameters: [{ name: 'PageSize', in: 'query', schema: { type: 'integer', maximum: 1000 } }],
          responses: {
            '200': {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: { things: { type: 'array', items: { $ref: THING } } },
                  },
                  examples: { empty: { value: { things: [] } } },
                },
              },
            },
          },
        },
        post: {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['friendly_name'],
                  properties: {
                    friendly_name: { type: 'string' },
                    size: { type: 'integer', nullable: true },
                  },
                },
              },
            },
          },
          responses: {
            '201': {
              content: {
                'application/json': {
                  schema: { $ref: THING },
                  examples: { one: { $ref: '#/components/examples/thing' } },
                },
              },
            },
          },
        },
      },
      '/v1/Things/{Sid}': {
        get: {
          responses: {
            '200': {
              content: {
                'application/json': {
                  schema: { $ref: THING },
                  examples: { one: { value: { sid: 'TH1', colour: 'red', note: null } } },
                },
              },
            },
          },
        },
      },
      '/v1/Things/{Sid}.json': {
        servers: [{ url: 'https://api.twilio.com' }],
        post: {
          parameters: [
            { name: 'Sid', in: 'path', required: true, schema: { type: 'string', pattern: '^TH\\d+$' } },
          ],
          requestBody: {
            content: {
              'application/x-www-form-urlencoded': {
                schema: {
                  type: 'object',
                  properties: {
                    Size: { type: 'integer' },
                    Tag: { type: 'array', items: { type: 'string' } },
                  },
                },
              },
            },
          },
          responses: { '204': {} },
        },
      },
    },
    components: {
      examples: { thing: { value: { sid: 'TH1', colour: 'red' } } },
      schemas: {
        thing: {
          type: 'object',
          properties: {
            sid: { type: 'string', nullable: true },
            colour: { type: 'string', enum: ['red', 'green'], nullable: true },
            note: { type: 'string', nullable: true },
          },
        },
      },
    },
  },
};

export const CONTRACT = contractOf(DOCUMENTS);

export const CREATE = 'POST things.twilio.com/v1/Things';
export const LIST = 'GET things.twilio.com/v1/Things';

/** The creation of a thing by our client, as the document wants it. */
export function aCreation(changes: Partial<Exchange> = {}): Exchange {
  return {
    method: 'POST',
    url: 'https://things.twilio.com/v1/Things',
    sender: 'client',
    contentType: 'application/json',
    body: '{"friendly_name":"lamp","size":null}',
    reply: aReply(201, { sid: 'TH1', colour: null }),
    ...changes,
  };
}

export function aListing(query = 'PageSize=50', changes: Partial<Exchange> = {}): Exchange {
  return {
    method: 'GET',
    url: `https://things.twilio.com/v1/Things?${query}`,
    sender: 'client',
    contentType: '',
    body: '',
    reply: aReply(200, { things: [{ sid: 'TH1', colour: 'red', note: null }] }),
    ...changes,
  };
}

export function aChange(form: string, changes: Partial<Exchange> = {}): Exchange {
  return {
    method: 'POST',
    url: 'https://api.twilio.com/v1/Things/TH1.json',
    sender: 'client',
    contentType: 'application/x-www-form-urlencoded;charset=UTF-8',
    body: form,
    reply: { status: 204, contentType: '', body: '' },
    ...changes,
  };
}

export function aReply(status: number, body: unknown): NonNullable<Exchange['reply']> {
  return { status, contentType: 'application/json; charset=UTF-8', body: JSON.stringify(body) };
}
