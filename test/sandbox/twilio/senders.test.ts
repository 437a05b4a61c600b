import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { SENDERS, V2010, WABA, aSandbox, aSubaccount, callerWith, senderOf } from '../sandbox-client.ts';
import type { Call, Credentials, Reply } from '../sandbox-client.ts';

const NUMBER = '+14045550122';
let sandbox: Sandbox;
let credentials: Credentials;
let call: Call;

beforeEach(async () => {
  sandbox = await aSandbox();
  credentials = await aSubaccount(sandbox);
  call = callerWith(sandbox, credentials);
});

afterEach(() => sandbox.close());

const create = async (number = NUMBER, profile?: Record<string, unknown>): Promise<string> =>
  String((await call('POST', SENDERS, senderOf(number, profile))).body['sid']);
const read = async (sid: string): Promise<Reply['body']> => (await call('GET', `${SENDERS}/${sid}`)).body;
const minutes = (count: number): void => sandbox.advance({ hours: count / 60 });
const codeOf = async (number: string): Promise<string> =>
  String((await call('GET', `/_sandbox/codes/${encodeURIComponent(number)}`)).body['code']);
const enterCode = (sid: string, code: string): Promise<Reply> =>
  call('POST', `${SENDERS}/${sid}`, { configuration: { verification_code: code } });

/** A number that Twilio reads the code of itself. */
async function buyNumber(number = NUMBER): Promise<void> {
  const path = `${V2010}/Accounts/${credentials.accountSid}/IncomingPhoneNumbers.json`;
  await call('POST', path, new URLSearchParams({ PhoneNumber: number }));
}

async function anOnlineSender(profile?: Record<string, unknown>): Promise<string> {
  await buyNumber();
  const sid = await create(NUMBER, profile);
  sandbox.advance({ hours: 73 });
  return sid;
}

describe('the life of a sender', () => {
  test('creating answers 202 with a sparse body', async () => {
    const reply = await call('POST', SENDERS, senderOf(NUMBER));
    expect(reply.status).toBe(202);
    expect(reply.body).toMatchObject({ status: 'CREATING', configuration: { waba_id: WABA } });
    for (const absent of ['url', 'properties', 'offline_reasons'])
      expect(reply.body).not.toHaveProperty(absent);
  });

  test('a Twilio number verifies itself and is online after the review', async () => {
    await buyNumber();
    const sid = await create();
    minutes(3);
    expect((await read(sid))['status']).toBe('VERIFYING');
    minutes(3);
    expect(await read(sid)).toMatchObject({ status: 'OFFLINE', offline_reasons: null });
    minutes(3);
    expect((await read(sid))['status']).toBe('TWILIO_REVIEW');
    sandbox.advance({ hours: 72 });
    expect(await read(sid)).toMatchObject({ status: 'ONLINE', offline_reasons: null });
  });

  test('another number waits until a person enters the code that its phone received', async () => {
    const sid = await create();
    minutes(3);
    expect((await read(sid))['status']).toBe('PENDING_VERIFICATION');
    sandbox.advance({ hours: 48 });
    expect((await read(sid))['status']).toBe('PENDING_VERIFICATION');
    await call('POST', `${SENDERS}/${sid}`, { configuration: { verification_method: 'sms' } });
    const reply = await enterCode(sid, await codeOf(NUMBER));
    expect(reply.body).toMatchObject({ status: 'VERIFYING', profile: null, webhook: null });
    minutes(6);
    expect((await read(sid))['status']).toBe('TWILIO_REVIEW');
  });

  test('a wrong code leads back to waiting for the right one', async () => {
    const sid = await create();
    minutes(3);
    const code = await codeOf(NUMBER);
    await enterCode(sid, code === '000000' ? '000001' : '000000');
    minutes(3);
    expect(await read(sid)).toMatchObject({
      status: 'PENDING_VERIFICATION',
      offline_reasons: [{ code: '63116' }],
    });
  });

  test('a display name that Meta declines takes the sender offline, and a better one brings it online', async () => {
    await buyNumber();
    const sid = await create(NUMBER, { name: 'ABC BANKING WORLDWIDE' });
    sandbox.advance({ hours: 73 });
    expect(await read(sid)).toMatchObject({ status: 'OFFLINE', offline_reasons: [{ code: '63060' }] });
    await call('POST', `${SENDERS}/${sid}`, { profile: { name: 'ABC Banking' } });
    sandbox.advance({ hours: 72 });
    expect(await read(sid)).toMatchObject({ status: 'ONLINE', offline_reasons: null });
  });

  test('a customer who has not accepted the request holds it up with 63020, until they do', async () => {
    await call('POST', '/_sandbox/wabas', { [WABA]: 'not-accepted' });
    const sid = await create();
    minutes(3);
    expect(await read(sid)).toMatchObject({ status: 'OFFLINE', offline_reasons: [{ code: '63020' }] });
    await call('POST', '/_sandbox/wabas', { [WABA]: 'shared' });
    minutes(3);
    expect((await read(sid))['status']).toBe('PENDING_VERIFICATION');
  });

  test('an update passes through ONLINE:UPDATING, says only what was sent, and leaves the other blocks', async () => {
    const sid = await anOnlineSender({ name: 'ABC Banking', vertical: 'Finance and Banking' });
    const reply = await call('POST', `${SENDERS}/${sid}`, {
      webhook: { callback_url: 'https://hooks.example.com/a' },
    });
    expect(reply.status).toBe(202);
    expect(reply.body).toMatchObject({ status: 'ONLINE:UPDATING', profile: null, configuration: null });
    minutes(3);
    expect(await read(sid)).toMatchObject({
      status: 'ONLINE',
      profile: { name: 'ABC Banking', vertical: 'Finance and Banking' },
      webhook: { callback_url: 'https://hooks.example.com/a', callback_method: null },
    });
  });

  test('a deleted sender is gone, and its number is free again', async () => {
    const sid = await create();
    expect((await call('DELETE', `${SENDERS}/${sid}`)).status).toBe(204);
    expect((await call('GET', `${SENDERS}/${sid}`)).body).toMatchObject({ code: 20_404 });
    expect((await call('POST', SENDERS, senderOf(NUMBER))).status).toBe(202);
  });

  test('a verdict given beforehand decides the next review', async () => {
    await call('POST', '/_sandbox/verdicts', {
      [NUMBER]: { verdict: 'reject', reason: 'not on the website' },
    });
    const sid = await anOnlineSender();
    const { offline_reasons: reasons } = await read(sid);
    expect(JSON.stringify(reasons)).toContain('not on the website');
  });

  test('an expired code does not verify, and asking by voice sends another', async () => {
    const sid = await create();
    minutes(3);
    const expired = await codeOf(NUMBER);
    minutes(11);
    expect((await call('GET', `/_sandbox/codes/${NUMBER}`)).status).toBe(404);
    await enterCode(sid, expired);
    minutes(3);
    expect(await read(sid)).toMatchObject({
      status: 'PENDING_VERIFICATION',
      offline_reasons: [{ code: '63116' }],
    });
    await call('POST', `${SENDERS}/${sid}`, { configuration: { verification_method: 'voice' } });
    const fresh = await codeOf(NUMBER);
    expect(fresh).not.toBe(expired);
    await enterCode(sid, fresh);
    minutes(6);
    expect((await read(sid))['status']).toBe('TWILIO_REVIEW');
  });

  test('a landline without SMS is verified by voice only, although it is a Twilio number', async () => {
    const landline = '+442079460123';
    await buyNumber(landline);
    const sid = await create(landline);
    minutes(3);
    expect((await read(sid))['status']).toBe('PENDING_VERIFICATION');
    expect((await call('GET', `/_sandbox/codes/${landline}`)).status).toBe(404);
    await call('POST', `${SENDERS}/${sid}`, { configuration: { verification_method: 'voice' } });
    expect((await call('GET', `/_sandbox/codes/${landline}`)).body).toMatchObject({ by: 'voice' });
  });

  test('what verifies a number is never read back', async () => {
    const sid = await create();
    await call('POST', `${SENDERS}/${sid}`, { configuration: { verification_method: 'voice' } });
    expect((await read(sid))['configuration']).toMatchObject({
      verification_method: null,
      verification_code: null,
    });
  });

  test('a WABA that is locked during the review keeps the sender from being online', async () => {
    const sid = await create();
    minutes(3);
    await enterCode(sid, await codeOf(NUMBER));
    await call('POST', '/_sandbox/wabas', { [WABA]: 'locked' });
    sandbox.advance({ hours: 73 });
    expect(await read(sid)).toMatchObject({ status: 'OFFLINE', offline_reasons: [{ code: '63051' }] });
  });

  test('a number that Meta loses takes its sender offline with 63111', async () => {
    const sid = await anOnlineSender();
    await call('POST', '/_sandbox/phones', { [NUMBER]: { whatsapp: 'lost' } });
    expect(await read(sid)).toMatchObject({ status: 'OFFLINE', offline_reasons: [{ code: '63111' }] });
  });
});
