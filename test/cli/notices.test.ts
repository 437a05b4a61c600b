import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { startSandbox } from '../../src/sandbox/start.ts';
import { aClone, NOW } from '../helpers/cli.ts';
import { smtpServer } from '../providers/mail/smtp-server.ts';
import type { Answers, SmtpServer } from '../providers/mail/smtp-server.ts';

const SLUG = 'fernhill-motors';

/** A clone that applies to the twins with a real mail server, and an enterprise that has just been started. */
async function aPost(): Promise<Awaited<ReturnType<typeof open>>> {
  const post = await open();
  const main = `enterprises/${SLUG}/enterprise.yaml`;
  post.edit(main, 'process: request-access', 'process: request-access\nstarted: 2026-11-24');
  post.git('-c', 'user.name=Ops', '-c', 'user.email=ops@isv.example.com', 'commit', '-am', 'Start');
  post.git('push');
  return post;
}

async function open() {
  const clone = aClone();
  const sandbox = await startSandbox({ now: NOW });
  onTestFinished(() => sandbox.close());
  const env = {
    PATH: process.env['PATH'],
    HOME: clone.dir,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    TWILIO_ACCOUNT_SID: sandbox.credentials.accountSid,
    TWILIO_AUTH_TOKEN: sandbox.credentials.authToken,
    TWILIO_BASE_URL: sandbox.origin,
    MMP_BASE_URL: `${sandbox.origin}/mmp`,
    MMP_API_TOKEN: sandbox.credentials.mmpToken,
    MAIL_FROM: 'onboarding@isv.example.com',
  };
  return {
    ...clone,
    /** Runs a command with a mail server that gives these answers. */
    withMail: async (line: string, answers: Answers = {}) => {
      const server = await smtpServer(answers);
      const ran = await clone.reconcile(line, { env: { ...env, SMTP_URL: server.url } });
      await server.stop();
      return { ...ran, server };
    },
    notices: () =>
      parse(readFileSync(join(clone.dir, `enterprises/${SLUG}/status.yaml`), 'utf8')).notices.map(
        ({ notice, state = 'sent' }: { readonly notice: string; readonly state?: string }) =>
          `${notice} ${state}`,
      ),
  };
}

/** Long headers are folded onto a line of their own (RFC 5322, 2.2.3). */
function messageIds({ lines }: SmtpServer): readonly string[] {
  const unfolded = lines.join('\r\n').replaceAll(/\r\n(?= )/g, '');
  return unfolded.split('\r\n').filter((line) => line.startsWith('Message-ID: '));
}

describe('a notice that an apply sends', () => {
  it('is sent once, and kept as being sent in a pushed commit of its own before', async () => {
    const { withMail, notices, git } = await aPost();
    const { code, server } = await withMail(`--apply ${SLUG}`);
    expect(code).toBe(0);
    expect(messageIds(server)).toHaveLength(1);
    expect(notices()).toEqual(['verify-request sent']);
    expect(git('show', `origin/main~1:enterprises/${SLUG}/status.yaml`)).toContain('state: sending');
    expect(git('show', `origin/main:enterprises/${SLUG}/status.yaml`)).not.toContain('state: sending');
    expect(messageIds((await withMail(`--apply ${SLUG}`)).server)).toEqual([]);
  });

  it('does not leave when it cannot be kept first', async () => {
    const { withMail, git } = await aPost();
    git('remote', 'set-url', 'origin', '/nowhere');
    const { code, server } = await withMail(`--apply ${SLUG}`);
    expect(code).toBe(6);
    expect(messageIds(server)).toEqual([]);
  });

  it('is not sent again by itself when the server did not confirm it, until a person says so', async () => {
    const { withMail, notices, reconcile } = await aPost();
    const first = await withMail(`--apply ${SLUG}`, { '.': 'hang-up' });
    expect(messageIds(first.server)).toHaveLength(1);
    expect(notices()).toEqual(['verify-request unclear']);
    expect(messageIds((await withMail(`--apply ${SLUG}`)).server)).toEqual([]);
    expect((await withMail(`--plan ${SLUG}`)).out).toContain(
      `reconcile notices ${SLUG} --sent verify-request`,
    );
    expect((await reconcile(`status ${SLUG}`)).out).toContain('notice/verify-request  unclear');

    expect((await reconcile(`notices ${SLUG} --resend verify-request`)).code).toBe(0);
    const again = await withMail(`--apply ${SLUG}`);
    expect(messageIds(again.server)).toEqual(messageIds(first.server));
    expect(notices()).toEqual(['verify-request sent']);
  });

  it('counts as sent when a person found out that it was', async () => {
    const { withMail, notices, reconcile, git } = await aPost();
    await withMail(`--apply ${SLUG}`, { '.': 'hang-up' });
    const settled = await reconcile(`notices ${SLUG} --sent verify-request`);
    expect(settled.out).toContain('verify-request  sent 24 Nov');
    expect(notices()).toEqual(['verify-request sent']);
    expect(git('rev-parse', 'origin/main')).toBe(git('rev-parse', 'HEAD'));
    expect(messageIds((await withMail(`--apply ${SLUG}`)).server)).toEqual([]);
  });

  it('is tried again in the next run when the server refused it', async () => {
    const { withMail, notices } = await aPost();
    expect((await withMail(`--apply ${SLUG}`, { RCPT: '450 later' })).code).toBe(1);
    expect(notices()).toEqual([]);
    expect(messageIds((await withMail(`--apply ${SLUG}`)).server)).toHaveLength(1);
  });
});

describe('reconcile notices', () => {
  it.each([
    ['notices abc-banking --sent consent-request', 'nothing about it is unclear'],
    ['notices abc-banking --resend nothing', 'has no notice "nothing"'],
    ['notices abc-banking --sent a --resend b', 'Give one of --sent and --resend.'],
    ['notices nobody', 'There is no enterprise "nobody"'],
  ])('refuses: %s', async (line, words) => {
    const ran = await aClone().reconcile(line);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(words);
  });

  it('lists for programs what was sent, without any address', async () => {
    const { out } = await aClone().reconcile('notices abc-banking --format json');
    const { format, enterprise, notices } = JSON.parse(out);
    expect({ format, enterprise }).toEqual({ format: 'reconcile/notices/v1', enterprise: 'abc-banking' });
    expect(notices.map(({ notice }: { readonly notice: string }) => notice)).toContain('consent-request');
    expect(out).not.toContain('@abc-banking.example.com');
  });
});
