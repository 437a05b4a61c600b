import { afterEach, describe, expect, it } from 'vitest';
import { loopback } from '../providers/loopback.ts';
import type { Loopback } from '../providers/loopback.ts';
import { aWorkplace } from '../helpers/cli.ts';
import { markImpostor } from '../setup/mmp-judge.ts';

const TOKEN = 'canary-token-5f4e3d2c';
const SECRET = 'canary-secret-1b2a3c4d';
const MMP = 'canary-mmp-99887766';
const SID = `AC${'0'.repeat(32)}`;
const PERSONAL = '+14155550188';

let server: Loopback;
afterEach(() => server.close());

/** What a server that means harm, or a proxy that says too much, answers: everything it was told. */
async function anEcho(status: number, type: string) {
  server = await loopback((request, response) => {
    const told = `${request.headers.authorization} ${PERSONAL} ${TOKEN} ${SECRET} ${MMP}`;
    response.writeHead(status, { 'content-type': type, location: `/${encodeURIComponent(told)}` });
    response.end(type === 'text/html' ? `<p>${told}</p>` : JSON.stringify({ code: 63_110, message: told }));
  });
  markImpostor(server.origin);
  return { TWILIO_BASE_URL: server.origin, MMP_BASE_URL: `${server.origin}/mmp`, MMP_API_TOKEN: MMP };
}

const ACCESS = [
  ['a token', { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN }],
  ['a key', { TWILIO_ACCOUNT_SID: SID, TWILIO_API_KEY: `SK${'0'.repeat(32)}`, TWILIO_API_SECRET: SECRET }],
] as const;

const REPLIES = [
  [400, 'application/json'],
  [401, 'application/json'],
  [404, 'text/html'],
  [302, 'text/html'],
  [200, 'text/html'],
] as const;

describe.each(ACCESS)('with %s', (_what, access) => {
  it.each(REPLIES)(
    'a reply of HTTP %i in %s puts nothing of itself into any output',
    async (status, type) => {
      const env = { ...(await anEcho(status, type)), ...access };
      const { reconcile } = aWorkplace();
      for (const line of ['--plan', '--plan --format json', '--apply --format markdown']) {
        const { code, out, err } = await reconcile(`${line} --log-level debug abc-banking`, { env });
        expect([1, 4, 5]).toContain(code);
        const shown = out + err;
        for (const canary of [TOKEN, SECRET, MMP, PERSONAL, PERSONAL.slice(1)])
          expect(shown).not.toContain(canary);
        for (const secret of [TOKEN, SECRET, MMP])
          expect(shown).not.toContain(Buffer.from(secret).toString('base64').slice(0, 16));
      }
    },
  );
});
