import { describe, expect, it } from 'vitest';
import { senderReadiness } from '../../src/kinds/sender-readiness.ts';

const judge = (status: string, offlineReasons: readonly string[] = [], nameReview?: string) =>
  senderReadiness({ status, offlineReasons, nameReview });

describe('the readiness of a sender', () => {
  it.each(['ONLINE', 'ONLINE:UPDATING', 'ONLINE:SOMETHING_NEW'])('is ready when %s', (status) => {
    expect(judge(status)).toEqual({ state: 'ready' });
  });

  it.each([
    ['CREATING', 'twilio'],
    ['PENDING_VERIFICATION', 'enterprise'],
    ['TWILIO_REVIEW', 'meta'],
    ['SOMETHING_NEW', 'twilio'],
  ])('is pending when %s, on %s', (status, on) => {
    expect(judge(status)).toMatchObject({ state: 'pending', on });
  });

  it('is only pending when it is offline without a reason, as right after registration', () => {
    expect(judge('OFFLINE')).toMatchObject({ state: 'pending', on: 'twilio' });
  });

  it('names who has to act on the reason it is offline for', () => {
    expect(judge('OFFLINE', ['63020'])).toMatchObject({ state: 'rejected', on: 'enterprise' });
    expect(judge('OFFLINE', ['99999'])).toMatchObject({
      state: 'rejected',
      reason: expect.stringContaining('99999'),
    });
  });

  it('takes the reason that is known among several', () => {
    expect(judge('OFFLINE', ['99999', '63112'])).toMatchObject({ on: 'enterprise' });
  });

  it('says why the code before was no good', () => {
    expect(judge('PENDING_VERIFICATION', ['63116'])).toMatchObject({
      state: 'pending',
      on: 'enterprise',
      reason: expect.stringContaining('63116'),
    });
  });

  it('is pending while a new name is reviewed, and says when Meta declines it', () => {
    expect(judge('ONLINE', [], 'PENDING_REVIEW')).toMatchObject({ state: 'pending', on: 'meta' });
    expect(judge('ONLINE', [], 'DECLINED')).toMatchObject({ state: 'rejected', on: 'isv' });
  });
});
