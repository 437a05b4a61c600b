import { expect, it } from 'vitest';
import { statusMessage } from '../../src/store/status-message.ts';

it('names the enterprises in a conventional subject that starts no pipeline', () => {
  expect(statusMessage(['abc-banking', 'larkspur-wealth']).split('\n')).toEqual([
    'chore(status): abc-banking, larkspur-wealth [skip ci]',
    '',
    'Written by reconcile: what Twilio and MMP hold, and where each onboarding stands.',
    '',
  ]);
});

it('counts them when their names do not fit into a subject', () => {
  const many = Array.from({ length: 40 }, (_, index) => `enterprise-${index}`);
  expect(statusMessage(many).split('\n')[0]).toBe('chore(status): 40 enterprises [skip ci]');
});

it('says so when it records what an earlier run has left', () => {
  expect(statusMessage([])).toMatch(/^chore\(status\): left by an earlier run \[skip ci\]\n/);
});
