import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ActivityStatus, StatusFile } from '../../src/model/generated/status.ts';
import { renderStatus, writeStatus } from '../../src/store/status-file.ts';

function activity(number: number): ActivityStatus {
  return { number, key: 'verify-business', owner: 'isv', state: 'waiting' };
}

const [a, b] = [activity(1), activity(2)];

function status(parts: Partial<StatusFile> = {}): StatusFile {
  return {
    apiVersion: 'reconcile/v1',
    enterprise: 'abc-banking',
    desired: `sha256:${'0'.repeat(64)}`,
    phase: 'onboarding',
    conditions: [
      {
        type: 'Ready',
        status: 'False',
        reason: 'Waiting',
        message: 'Meta reviews.',
        since: '2026-12-02T09:00:00Z',
      },
    ],
    activities: [a, b, a, a, a, a, a, a, a, a, a, a, a, a, a, a],
    resources: [
      { resource: 'twilio-template/template_5.en', ready: 'pending', since: '2026-12-02T09:00:00Z' },
    ],
    users: { desired: 3, ready: 0 },
    notices: [],
    ...parts,
  };
}

describe('rendering a status', () => {
  it('starts with the schema and a warning, then the keys in the order of the schema', () => {
    expect(renderStatus(status()).split('\n').slice(0, 12)).toEqual([
      '# yaml-language-server: $schema=../../schemas/status.schema.json',
      '# Written by reconcile. Do not edit.',
      'apiVersion: reconcile/v1',
      'enterprise: abc-banking',
      `desired: sha256:${'0'.repeat(64)}`,
      'phase: onboarding',
      'conditions:',
      '  - type: Ready',
      '    status: "False"',
      '    reason: Waiting',
      '    message: Meta reviews.',
      '    since: 2026-12-02T09:00:00Z',
    ]);
  });

  it('has the same keys in the same order as the schema', () => {
    const schema: unknown = JSON.parse(
      readFileSync(new URL('../../schemas/status.schema.json', import.meta.url), 'utf8'),
    );
    const noted = {
      note: 'n',
      done: '2026-12-03',
      due: '2026-12-04',
      since: '2026-12-02',
      on: 'meta' as const,
      ...a,
    };
    const event = { reason: 'r', party: 'isv', event: 'blocked', activity: 'approve' } as const;
    const full = status({
      conditions: [{ since: 's', on: 'meta', message: 'm', reason: 'r', status: 'True', type: 'Ready' }],
      activities: [noted, b, a, a, a, a, a, a, a, a, a, a, a, a, a, a],
      events: [{ ...event, day: '2026-12-03', at: '2026-12-03T09:00:00Z' }],
      resources: [
        {
          retry: { reason: 'r', on: 'meta', of: '00000000', at: 's' },
          applied: { about: '00000000' },
          facts: { quality: 'GREEN' },
          since: 's',
          content: 'c',
          fix: 'f',
          reason: 'r',
          on: 'meta',
          ready: 'blocked',
          remoteId: 'HX1',
          resource: 'x',
        },
      ],
      users: { applied: '00000000', ready: 0, desired: 0 },
      blockedNames: [{ until: '2026-12-24', language: 'en', name: 'n' }],
      notices: [{ state: 'unclear', messageId: '<a@example.com>', sent: 's', notice: 'n' }],
    });
    // Facts and digests have the names of fields of a kind.
    const fixed = keysOf(parse(renderStatus(full))).filter((key) => !/\.(facts|applied)\./.test(key));
    expect(fixed).toEqual(propertiesOf(schema));
  });

  it('gives the same bytes whatever order the value was built in', () => {
    const value = status();
    const { apiVersion, enterprise, desired, phase, conditions, activities, resources, users, notices } =
      value;
    const reversed = {
      notices,
      users,
      resources,
      activities,
      conditions,
      phase,
      desired,
      enterprise,
      apiVersion,
    };
    expect(renderStatus(reversed)).toBe(renderStatus(value));
  });

  it('writes a value that occurs twice twice', () => {
    expect(renderStatus(status())).not.toMatch(/[&*]a\d/);
  });

  it('can be read back whatever the texts say', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom(
        '+14045550122',
        '012',
        'no',
        '~',
        'null',
        '2026-12-02',
        'a: b',
        '# x',
        '- x',
        ' x ',
        'x\n y\n\n',
      ),
    );
    fc.assert(
      fc.property(text, text, (message, remoteId) => {
        const value = status({
          conditions: [{ type: 'Ready', status: 'True', reason: 'Live', message, since: message }],
          resources: [{ resource: message, remoteId, ready: 'ready', since: remoteId }],
        });
        expect(parse(renderStatus(value))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });
});

describe('writing a status', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reconcile-status-'));
    path = join(folder, 'status.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a file that is not there, and leaves nothing else', async () => {
    expect(await writeStatus(path, 'phase: live\n')).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('phase: live\n');
    expect(readdirSync(folder)).toEqual(['status.yaml']);
  });

  it('does not touch a file that says the same', async () => {
    await writeStatus(path, 'phase: live\n');
    const before = statSync(path);
    expect(await writeStatus(path, 'phase: live\n')).toBe(false);
    expect([statSync(path).ino, statSync(path).mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('replaces a file that says something else', async () => {
    await writeStatus(path, 'phase: onboarding\n');
    expect(await writeStatus(path, 'phase: live\n')).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('phase: live\n');
  });

  it('does not follow a link to another file', async () => {
    writeFileSync(join(folder, 'victim'), 'precious');
    symlinkSync(join(folder, 'victim'), path);
    await expect(writeStatus(path, 'phase: live\n')).rejects.toMatchObject({ code: 'status-not-a-file' });
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('precious');
  });

  it('says so when the folder is gone', async () => {
    await expect(writeStatus(join(folder, 'gone', 'status.yaml'), 'x')).rejects.toMatchObject({
      name: 'RepositoryError',
      code: 'status-not-written',
    });
  });
});

/** Key paths of a value in their order; of a list, those of its first item. */
function keysOf(value: unknown): readonly string[] {
  const item: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof item !== 'object' || item === null) return [];
  return Object.entries(item).flatMap(([key, part]) => [
    key,
    ...keysOf(part).map((inner) => `${key}.${inner}`),
  ]);
}

/** The same of a schema. */
function propertiesOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('items' in schema) return propertiesOf(schema.items);
  if (!('properties' in schema) || typeof schema.properties !== 'object') return [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, part]) => [
    key,
    ...propertiesOf(part).map((inner) => `${key}.${inner}`),
  ]);
}
