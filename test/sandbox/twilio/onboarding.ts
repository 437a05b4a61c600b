import type { Sandbox } from '../../../src/sandbox/start.ts';
import { CONTENT, SENDERS, V2010, aSubaccount, callerWith, senderOf, textOf } from '../sandbox-client.ts';
import type { Call, Reply } from '../sandbox-client.ts';

export const NUMBER = '+14045550122';

/** What a test does to onboard one enterprise in its own subaccount, over plain HTTP. */
export interface Onboarding {
  readonly accountSid: string;
  readonly call: Call;
  /** Says at the control door that something is so. */
  readonly plant: (verb: string, body: unknown) => Promise<Reply>;
  readonly buy: (number?: string) => Promise<Reply>;
  readonly register: (number?: string, profile?: Record<string, unknown>) => Promise<string>;
  readonly refusal: (number?: string) => Promise<Reply['body']>;
  readonly sender: (sid: string) => Promise<Reply['body']>;
  readonly update: (sid: string, body: unknown) => Promise<Reply>;
  /** A bought number that has become a sender and is online, 73 hours later. */
  readonly online: (profile?: Record<string, unknown>) => Promise<string>;
  readonly submit: (body: unknown, name: string, category?: string) => Promise<string>;
  readonly approval: (sid: string) => Promise<unknown>;
}

export async function anOnboarding(sandbox: Sandbox): Promise<Onboarding> {
  const credentials = await aSubaccount(sandbox);
  const call = callerWith(sandbox, credentials);
  const numbers = `${V2010}/Accounts/${credentials.accountSid}/IncomingPhoneNumbers.json`;
  const buy = (number = NUMBER) => call('POST', numbers, new URLSearchParams({ PhoneNumber: number }));
  const register = async (number = NUMBER, profile?: Record<string, unknown>) =>
    String((await call('POST', SENDERS, senderOf(number, profile))).body['sid']);
  return {
    accountSid: credentials.accountSid,
    call,
    plant: (verb, body) => call('POST', `/_sandbox/${verb}`, body),
    buy,
    register,
    refusal: async (number = NUMBER) => (await call('POST', SENDERS, senderOf(number))).body,
    sender: async (sid) => (await call('GET', `${SENDERS}/${sid}`)).body,
    update: (sid, body) => call('POST', `${SENDERS}/${sid}`, body),
    online: async (profile) => {
      await buy();
      const sid = await register(NUMBER, profile);
      sandbox.advance({ hours: 73 });
      return sid;
    },
    submit: async (body, name, category = 'UTILITY') => {
      const whole = typeof body === 'string' ? textOf(body, name) : body;
      const sid = String((await call('POST', CONTENT, whole)).body['sid']);
      await call('POST', `${CONTENT}/${sid}/ApprovalRequests/whatsapp`, { name, category });
      return sid;
    },
    approval: async (sid) => (await call('GET', `${CONTENT}/${sid}/ApprovalRequests`)).body['whatsapp'],
  };
}
