// Fifty thousand users through the built command line, against a sandbox in another process: how much memory it
// takes at most, and which calls it makes. `npm run bench`. Fails when a limit is passed.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const USERS = Number(process.argv[2] ?? 50_000);
const MOST_MIB = 300;
const ORGANISATIONS = 20;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(ROOT, 'dist/main.js');
/** Says how much memory the process took at most, as its last line. */
const MEASURE = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(2, `\\npeak ${process.resourceUsage().maxRSS}\\n`));",
)}`;

const folder = mkdtempSync(join(tmpdir(), 'bench-users-'));
const sandbox = spawn(process.execPath, [MAIN, 'sandbox'], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const failures = await bench(folder, sandbox);
  for (const failure of failures) process.stderr.write(`too much: ${failure}\n`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  sandbox.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function bench(dir, child) {
  writeEnterprise(dir);
  const [line] = await once(child.stdout, 'data');
  const { origin, env } = JSON.parse(String(line));
  const proxy = await countingProxy(origin);
  const { MMP_BASE_URL, MMP_API_TOKEN } = env;
  // The enterprise is of the second instance.
  const both = { ...env, MMP_BASE_URL_EU: `${MMP_BASE_URL}-eu`, MMP_API_TOKEN_EU: MMP_API_TOKEN };
  const at = JSON.parse(JSON.stringify(both).replaceAll(origin, proxy.origin));
  const failures = [];
  const run = async (name, args, most) => {
    proxy.counts.clear();
    const { seconds, mib, summary } = await reconcile(dir, args, at);
    const { reads, writes, batches } = proxy.sums();
    process.stdout.write(
      `${name.padEnd(18)} ${seconds} s  ${mib} MiB  ${reads} pages of users, ${batches} batches, ${writes} writes  ${summary}\n`,
    );
    if (mib > MOST_MIB) failures.push(`${name} took ${mib} MiB, more than ${MOST_MIB}`);
    if (reads > most.reads) failures.push(`${name} read ${reads} pages, more than ${most.reads}`);
    if (batches > most.batches) failures.push(`${name} made ${batches} batches, more than ${most.batches}`);
    if (writes > most.writes) failures.push(`${name} made ${writes} writes, more than ${most.writes}`);
  };
  const pages = Math.ceil(USERS / 1_000);
  await run('validate', ['validate'], { reads: 0, batches: 0, writes: 0 });
  await run('plan, all new', ['--plan'], { reads: 1, batches: 0, writes: 0 });
  await run('apply, all new', ['--apply', '--no-push'], {
    reads: pages + 1,
    batches: pages,
    writes: pages + ORGANISATIONS + 10,
  });
  await run('plan, as desired', ['--plan'], { reads: pages, batches: 0, writes: 0 });
  await run('apply, as desired', ['--apply', '--no-push'], { reads: pages, batches: 0, writes: 0 });
  proxy.close();
  return failures;
}

/** An enterprise whose users need nothing but their organisations. */
function writeEnterprise(dir) {
  const own = join(dir, 'enterprises', 'larkspur-wealth');
  mkdirSync(own, { recursive: true });
  const from = join(ROOT, 'enterprises');
  cpSync(join(from, 'defaults.yaml'), join(dir, 'enterprises', 'defaults.yaml'));
  for (const file of ['enterprise.yaml', 'evidence.yaml'])
    cpSync(join(from, 'larkspur-wealth', file), join(own, file));
  const organisations = Array.from(
    { length: ORGANISATIONS },
    (_, index) => `  - id: branch-${index}\n    name: Branch ${index}\n    parent: larkspur\n`,
  );
  const root = '  - id: larkspur\n    name: Larkspur\n';
  const head = (schema) =>
    `# yaml-language-server: $schema=../../schemas/${schema}.schema.json\napiVersion: reconcile/v1\n`;
  writeFileSync(join(own, 'org.yaml'), `${head('org')}organisations:\n${root}${organisations.join('')}`);
  const users = Array.from(
    { length: USERS },
    (_, index) =>
      `  - email: user${index}@larkspur.example.com\n    organisation: branch-${index % ORGANISATIONS}\n    socialMessaging: true\n    restrictIncoming: ${index % 3 === 0}\n`,
  );
  writeFileSync(join(own, 'users.yaml'), `${head('users')}users:\n${users.join('')}`);
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Ops', '-c', 'user.email=ops@isv.example.com', ...args], {
      cwd: dir,
      stdio: 'pipe',
    });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('commit', '--message=Desired state');
}

async function reconcile(dir, args, env) {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', MEASURE, MAIN, ...args], {
    cwd: dir,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = [[], []];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  const [code] = await once(child, 'close');
  const said = Buffer.concat(err).toString();
  if (code !== 0) throw new Error(`reconcile ${args.join(' ')} ended with ${code}: ${said.slice(0, 500)}`);
  const summary =
    Buffer.concat(out)
      .toString()
      .match(/^(?:Plan|Applied): .*$/gm)
      ?.at(-1) ?? '';
  return {
    seconds: ((performance.now() - begun) / 1_000).toFixed(1).padStart(5),
    mib: Math.round(Number(/peak (\d+)/.exec(said)?.[1]) / 1_024),
    summary,
  };
}

/** Passes everything on, and counts it. */
async function countingProxy(origin) {
  const counts = new Map();
  const server = createServer((incoming, reply) => {
    const call = `${incoming.method} ${incoming.url.replace(/\?.*/, '')}`;
    counts.set(call, (counts.get(call) ?? 0) + 1);
    const onward = request(
      origin + incoming.url,
      { method: incoming.method, headers: incoming.headers, agent: false },
      (answer) => {
        reply.writeHead(answer.statusCode, answer.headers);
        answer.pipe(reply);
      },
    );
    onward.on('error', () => reply.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sum = (isCounted) =>
    [...counts].reduce((total, [call, count]) => total + (isCounted(call) ? count : 0), 0);
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    counts,
    sums: () => ({
      reads: sum((call) => /^GET \/mmp(-\w+)?\/v1\/users$/.test(call)),
      batches: sum((call) => /^POST \/mmp(-\w+)?\/v1\/users:batch$/.test(call)),
      writes: sum((call) => !call.startsWith('GET ')),
    }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
