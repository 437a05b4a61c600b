import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { StatusFile } from '../../src/model/generated/status.ts';
import type { Change, Plan } from '../../src/model/plan.ts';
import { openSandbox } from '../../src/sandbox/start.ts';
import { aClone, NOW } from '../helpers/cli.ts';

/** What the twins hold of the one enterprise in them. */
interface Held {
  readonly twilio: {
    readonly accounts: readonly unknown[];
    readonly numbers: readonly unknown[];
    readonly senders: readonly unknown[];
    readonly contents: readonly { readonly friendlyName: string }[];
  };
  readonly mmp: {
    readonly organisations: { readonly [id: string]: { readonly whatsapp: string } };
    readonly numbers: object;
    readonly templates: object;
    readonly users: object;
  };
}

/** A clone in which one enterprise is applied to the sandbox, with what is needed to follow its life. */
function aLife(slug: string) {
  const clone = aClone();
  const folder = join(clone.dir, 'enterprises', slug);
  const main = `enterprises/${slug}/enterprise.yaml`;
  return {
    ...clone,
    main,
    run: (line: string) => clone.reconcile(`${line} --sandbox ${slug}`),
    say: (line: string) => clone.reconcile(`${line} ${slug}`),
    days: (days: number) => clone.reconcile(`sandbox --state .reconcile/sandbox.json --advance ${days}`),
    set: (lifecycle: string) =>
      clone.edit(main, 'apiVersion: reconcile/v1', `apiVersion: reconcile/v1\nlifecycle: ${lifecycle}`),
    /** What somebody does by hand in the Management Portal. */
    inPortal: async (path: string, body: object) => {
      const portal = openSandbox({ now: NOW, stateFile: join(clone.dir, '.reconcile/sandbox.json') });
      const headers = { 'content-type': 'application/json' };
      const edit = { method: 'PATCH', headers, body: JSON.stringify(body) };
      expect(await portal.fetch(`http://127.0.0.1/_sandbox/mmp/${path}`, edit)).toMatchObject({ ok: true });
    },
    plan: async (): Promise<readonly Change[]> => {
      const { out } = await clone.reconcile(`--plan --sandbox --format json ${slug}`);
      const plan: Plan = JSON.parse(out);
      return plan.changes;
    },
    held: (): Held => JSON.parse(readFileSync(join(clone.dir, '.reconcile/sandbox.json'), 'utf8')),
    statusText: () => readFileSync(join(folder, 'status.yaml'), 'utf8'),
    status: (): StatusFile => parse(readFileSync(join(folder, 'status.yaml'), 'utf8')),
    mails: () => {
      const outbox = join(clone.dir, '.reconcile/outbox');
      return existsSync(outbox) ? readdirSync(outbox) : [];
    },
  };
}

async function aLiveBank() {
  const bank = aLife('abc-banking');
  await bank.run('--apply');
  await bank.days(5);
  await bank.run('--apply');
  return bank;
}

async function anOffboardedBank() {
  const bank = await aLiveBank();
  bank.set('offboarding');
  const deletes = (await bank.plan()).filter(({ action }) => action === 'delete').length;
  return { ...bank, ran: await bank.run(`--apply --allow-deletes ${deletes}`) };
}

describe('an enterprise that is live by its activities', () => {
  it('names the first broken link and who can mend it, in status and why', async () => {
    const bank = await aLiveBank();
    const words = 'no active user may write: Not invited yet.';
    expect((await bank.say('status')).out).toContain(`${words} Waits for Enterprise.`);
    expect((await bank.say('why')).out).toMatch(/because WhatsApp does not work at .+ Not invited yet/);
    expect(bank.status()).toMatchObject({
      phase: 'live',
      conditions: [{ type: 'Ready', status: 'False', reason: 'NoActiveUser', on: 'enterprise' }, {}, {}],
    });
  });

  it('says so of a flag that an admin switched off and the policy leaves', async () => {
    const bank = await aLiveBank();
    bank.edit(
      bank.main,
      'apiVersion: reconcile/v1',
      'apiVersion: reconcile/v1\npolicy:\n  drift:\n    - do: report',
    );
    await bank.inPortal('organisations/abc-banking', { whatsapp: false });
    expect(await bank.run('--apply')).toMatchObject({ code: 0 });
    expect(bank.status().conditions[0]).toMatchObject({ reason: 'FlagNotEffective', on: 'isv' });
  });
});

describe('an enterprise that leaves', () => {
  it('is told for every deletion what it means, and needs the exact count', async () => {
    const bank = await aLiveBank();
    bank.set('offboarding');
    const deletes = (await bank.plan()).filter(({ action }) => action === 'delete');
    expect(deletes.filter(({ consequence }) => consequence === undefined)).toEqual([]);
    expect((await bank.run('--plan')).out).toContain('The number leaves WhatsApp;');
    const head = bank.git('rev-parse', 'HEAD');
    expect(await bank.run(`--apply --allow-deletes ${deletes.length + 1}`)).toMatchObject({ code: 3 });
    expect(bank.held().twilio.senders).toHaveLength(1);
    expect(bank.git('log', '--format=%h', `${head}..`).split('\n')).toHaveLength(1);
  });

  it('takes down what customers see, keeps what is owned, and stays in git as a tombstone', async () => {
    const bank = await anOffboardedBank();
    expect(bank.ran).toMatchObject({ code: 0 });
    const { twilio, mmp } = bank.held();
    expect([twilio.senders, twilio.contents, mmp.numbers, mmp.templates]).toEqual([[], [], {}, {}]);
    const flags = Object.values(mmp.organisations).map(({ whatsapp }) => whatsapp);
    expect(new Set(flags)).toEqual(new Set(['inherited']));
    expect([twilio.accounts.length, twilio.numbers.length, Object.keys(mmp.users).length]).toEqual([2, 1, 4]);
    expect(bank.status().phase).toBe('offboarded');
    expect((await bank.say('status')).out).toMatch(/^abc-banking {3}16 of 16 {3}offboarded\n/);
    expect((await bank.say('why')).out).toContain('abc-banking has left');
  });

  it('is left alone by a second apply', async () => {
    const bank = await anOffboardedBank();
    const [head, text] = [bank.git('rev-parse', 'HEAD'), bank.statusText()];
    await bank.days(3);
    expect((await bank.run('--apply')).out).toContain('Applied: nothing to do.');
    expect([bank.git('rev-parse', 'HEAD'), bank.statusText()]).toEqual([head, text]);
  });

  it('comes back with everything anew, under names that are neither blocked nor those of what vanished', async () => {
    const bank = await anOffboardedBank();
    bank.edit(bank.main, 'lifecycle: offboarding', 'lifecycle: active\npolicy:\n  drift:\n    - do: report');
    const changes = await bank.plan();
    expect(new Set(changes.map(({ action, reason }) => `${action} ${reason}`))).not.toContain(
      'create vanished',
    );
    expect((await bank.run('--plan')).out).not.toContain('changed outside');
    await bank.run('--apply');
    await bank.days(5);
    expect(await bank.run('--apply')).toMatchObject({ code: 0 });
    expect(
      bank
        .held()
        .twilio.contents.map(({ friendlyName }) => friendlyName)
        .toSorted(),
    ).toEqual(
      ['template_22', 'template_5', 'template_6', 'template_8', 'template_9'].map((key) => `${key}__3`),
    );
    expect((await bank.run('--plan')).out).toContain('Plan: nothing to do');
    expect(bank.status().conditions[0]).toMatchObject({ reason: 'NoActiveUser' });
  });
});

describe('an enterprise that is paused', () => {
  it('stands still: nothing is written or mailed, its clock stands with the reason, and it goes on', async () => {
    const motors = aLife('fernhill-motors');
    motors.edit(motors.main, 'process: request-access', 'process: request-access\nstarted: 2026-11-24');
    await motors.run('--apply');
    const [sent] = [motors.mails()];
    const due = motors.status().activities[0]?.due;
    motors.set('paused');
    await motors.days(1);
    expect((await motors.run('--apply')).out).toContain('Applied: nothing');
    const text = motors.statusText();
    expect(motors.status().phase).toBe('paused');
    expect(motors.status().activities[0]).toMatchObject({
      state: 'paused',
      note: 'lifecycle: paused in enterprise.yaml',
    });
    await motors.days(9);
    await motors.run('--apply');
    expect([motors.statusText(), motors.mails()]).toEqual([text, sent]);

    motors.edit(motors.main, 'lifecycle: paused\n', '');
    await motors.run('--apply');
    expect([due, motors.status().activities[0]?.due]).toEqual(['2026-11-28', '2026-12-07']);
    expect(motors.status().activities[0]?.state).toBe('running');
    await motors.days(10);
    await motors.run('--apply');
    expect(motors.mails().length).toBeGreaterThan(sent.length);
  });
});
