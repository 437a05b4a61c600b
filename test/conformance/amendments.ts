import type { Node } from './tree.ts';

/** Where a document is wrong or behind, and how we know. */
export interface Amendment {
  readonly document: string;
  /** A JSON pointer; a step `*` stands for every one. */
  readonly pointer: string;
  /** Members of the objects there as the document has them. Objects where they differ are left alone. */
  readonly was: Node;
  readonly now: Node;
  readonly because: string;
}

const CONTENT_SID = {
  name: 'Sid',
  in: 'path',
  description: 'The Twilio-provided string that uniquely identifies the Content resource to fetch.',
  schema: { type: 'string', minLength: 34, maxLength: 34, pattern: '^HX[0-9a-fA-F]{32}$' },
  required: true,
};
const V2010_LIST = '/paths/*/get/responses/200/content/application~1json/schema/properties';

export const AMENDMENTS: readonly Amendment[] = [
  ...['uri', 'first_page_uri', 'next_page_uri', 'previous_page_uri'].map((link) => ({
    document: 'twilio_api_v2010',
    pointer: `${V2010_LIST}/${link}`,
    was: { format: 'uri' },
    now: { format: 'uri-reference' },
    because:
      'the schema says uri, and its own examples show links without a host: /2010-04-01/Accounts.json?Page=0',
  })),
  {
    document: 'twilio_messaging_v2',
    pointer: '/components/schemas/messaging.v2.channels_sender_response/properties',
    was: {},
    now: {
      pending_display_name: { type: 'string', nullable: true },
      pending_display_name_status: {
        type: 'string',
        nullable: true,
        enum: [
          'PENDING_REVIEW',
          'APPROVED',
          'DECLINED',
          'PIN_MISMATCH',
          'REGISTRATION_FAILED',
          'EXPIRED',
          'COMPLETED',
        ],
      },
      pending_display_name_status_date: { type: 'string', format: 'date-time', nullable: true },
      display_name_status: {
        type: 'string',
        nullable: true,
        enum: ['updating', 'no_change', 'pending_review', 'error'],
      },
    },
    because:
      'the document is older than twilio 6.2.0, whose channelsSender.d.ts has these fields and their values',
  },
  {
    document: 'twilio_content_v1',
    pointer: '/paths/~1v1~1Content~1{Sid}/delete',
    was: { parameters: [CONTENT_SID] },
    now: { parameters: [CONTENT_SID, { name: 'deleteInWaba', in: 'query', schema: { type: 'boolean' } }] },
    because:
      'the document lacks a parameter that docs/content/content-api-resources describes (read 2026-11-23)',
  },
];
