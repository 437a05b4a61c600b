import { expect } from 'vitest';
import { mmpApp } from '../../../src/sandbox/mmp/app.ts';
import { mmpConsole } from '../../../src/sandbox/mmp/console.ts';
import { emptyMmp } from '../../../src/sandbox/mmp/state.ts';
import type { MmpState } from '../../../src/sandbox/mmp/state.ts';
import { contractErrors } from './contract.ts';

export const TOKEN = 'mmp-token-for-tests';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Replies are compared with `toEqual` and `toMatchObject`, and were judged by the contract before.
  readonly body: unknown;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

export interface Portal {
  readonly state: MmpState;
  /** How often the state was said to have changed. */
  readonly changes: () => number;
  /** Asks the gateway as its client would; every reply is held against the contract. */
  readonly api: Ask;
  /** Does something by hand in the portal. */
  readonly byHand: Ask;
  readonly unauthorised: Ask;
}

/** A portal of its own, without any sockets. */
export function openPortal(state: MmpState = emptyMmp()): Portal {
  let changes = 0;
  const options = {
    state: () => state,
    token: TOKEN,
    now: () => new Date('2026-12-01T09:00:00Z'),
    changed: () => {
      changes += 1;
    },
  };
  const gateway = mmpApp(options);
  const console = mmpConsole(options);
  return {
    state,
    changes: () => changes,
    api: judged(gateway, { Authorization: `Bearer ${TOKEN}` }),
    unauthorised: judged(gateway, {}),
    byHand: async (method, path, body) => {
      const response = await console.request(path, requestOf(method, body, {}));
      return answerOf(response);
    },
  };
}

/** ABC Banking: retail-bank (europe) and operations below the root, with one number at the root. */
export async function openBank(): Promise<Portal> {
  const portal = openPortal();
  for (const [id, name, parent] of [
    ['abc-banking', 'ABC Banking Corporation', null],
    ['retail-bank', 'Retail Bank', 'abc-banking'],
    ['europe', 'Europe', 'retail-bank'],
    ['operations', 'Operations', 'abc-banking'],
  ] as const)
    await portal.api('PUT', `/v1/organisations/${id}`, { name, parentExternalId: parent });
  await portal.api('PUT', '/v1/whatsapp-numbers/+14045550122', {
    organisationExternalId: 'abc-banking',
    displayName: 'ABC Banking',
  });
  return portal;
}

function judged(app: ReturnType<typeof mmpApp>, headers: Record<string, string>): Ask {
  return async (method, path, body) => {
    const response = await app.request(path, requestOf(method, body, headers));
    const answer = await answerOf(response);
    const errors = contractErrors({
      method,
      path: path.split('?')[0] ?? '',
      query: new URLSearchParams(path.split('?')[1]),
      request: body,
      answer: {
        status: answer.status,
        contentType: response.headers.get('Content-Type'),
        body: answer.body,
      },
    });
    expect(errors).toEqual([]);
    return answer;
  };
}

function requestOf(method: string, body: unknown, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { method, headers };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method, headers: { ...headers, 'Content-Type': 'application/json' }, body: text };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
