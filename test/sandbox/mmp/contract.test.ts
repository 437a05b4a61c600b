import { expect, test } from 'vitest';
import { mmpApp } from '../../../src/sandbox/mmp/app.ts';
import { emptyMmp } from '../../../src/sandbox/mmp/state.ts';
import { contractErrors, exampleErrors, operations, undescribed } from './contract.ts';

test('every example of the contract is what its schema says', () => {
  expect(exampleErrors()).toEqual([]);
});

test('every schema, field and parameter of the contract is described', () => {
  expect(undescribed()).toEqual([]);
});

test('the twin serves every operation of the contract', async () => {
  const state = emptyMmp();
  const app = mmpApp({ state: () => state, token: 'token', now: () => new Date(0), changed: () => {} });
  const missing: string[] = [];
  for (const { method, path } of operations()) {
    const response = await app.request(path.replace(/\{\w+\}/g, '%20'), {
      method,
      headers: { Authorization: 'Bearer token' },
    });
    const body = await response.text();
    if (body.includes('path-unknown')) missing.push(`${method} ${path}`);
  }
  expect(operations().length).toBeGreaterThan(14);
  expect(missing).toEqual([]);
});

test('the contract notices a reply with a field too many, one too few, or the wrong status', () => {
  const request = { name: 'Retail Bank', parentExternalId: null };
  const exchange = { method: 'PUT', path: '/v1/organisations/retail-bank', request };
  const body = { externalId: 'retail-bank', ...request };
  const judged = (status: number, answer: unknown) =>
    contractErrors({
      ...exchange,
      answer: { status, contentType: 'application/json', body: answer },
    });

  expect(judged(200, body)).toEqual([]);
  expect(judged(200, { ...body, id: 7 })).not.toEqual([]);
  expect(judged(200, { externalId: 'retail-bank' })).not.toEqual([]);
  expect(judged(202, body)).not.toEqual([]);
});
