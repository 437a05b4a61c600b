import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { run } from '../../src/cli/run.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Git as nobody: the configuration of the machine must not matter. */
const GIT_ENV = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with a copy of the example enterprises, where commands can be run. */
export interface Workplace {
  readonly dir: string;
  readonly reconcile: (line: string, changes?: Partial<Context>) => Promise<Ran>;
  readonly git: (...args: readonly string[]) => string;
  /** Replaces a text that stands in a file once. */
  readonly edit: (file: string, from: string, to: string) => void;
}

/** The moment at which commands run, unless a test says otherwise. */
export const NOW = new Date('2026-11-24T09:00:00Z');

export function aWorkplace(): Workplace {
  const dir = mkdtempSync(join(tmpdir(), 'reconcile-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(join(ROOT, 'enterprises'), join(dir, 'enterprises'), { recursive: true });
  return {
    dir,
    reconcile: (line, changes) => runIn(dir, line, changes),
    edit: (file, from, to) => replaceIn(join(dir, file), from, to),
    git: (...args) =>
      execFileSync('git', args, { cwd: dir, env: GIT_ENV, encoding: 'utf8', stdio: 'pipe' }).trim(),
  };
}

/** The same folder as a clone of a bare remote, on branch `main`, with everything committed. */
export function aClone(): Workplace & { readonly remote: string } {
  const workplace = aWorkplace();
  const remote = mkdtempSync(join(tmpdir(), 'remote-'));
  onTestFinished(() => rmSync(remote, { recursive: true, force: true }));
  const { git } = workplace;
  execFileSync('git', ['init', '--bare', '--initial-branch=main', remote], { env: GIT_ENV, stdio: 'pipe' });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=Ops', '-c', 'user.email=ops@isv.example.com', 'commit', '--message=Desired state');
  git('remote', 'add', 'origin', remote);
  git('push', '--set-upstream', 'origin', 'main');
  return { ...workplace, remote };
}

function replaceIn(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${path} does not hold ${from} once`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

/** Runs one command line in a folder. */
export async function runIn(dir: string, line: string, changes: Partial<Context> = {}): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(
    line.split(' ').filter((word) => word !== ''),
    {
      env: GIT_ENV,
      cwd: dir,
      clock: { now: () => NOW, sleep: async () => {} },
      signal: new AbortController().signal,
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      isTerminal: false,
      ...changes,
    },
  );
  return { code, out: out.join(''), err: err.join('') };
}
