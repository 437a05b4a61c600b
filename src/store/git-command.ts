import { simpleGit } from 'simple-git';

/** Environment variables by name, as the process edge received them. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** May quote a remote with its credentials: to be judged, never to be shown. */
  readonly stderr: string;
}

export interface GitOptions {
  readonly input?: string;
  /** Another index than that of the user. */
  readonly index?: string;
}

/** Runs git with fixed arguments and gives what it said, also when it failed. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitResult>;

/** What git needs to find its configuration, its keys and the network. No credential of ours is among it. */
const PASSED_ON = `
  PATH HOME USER LOGNAME TMPDIR XDG_CONFIG_HOME SSH_AUTH_SOCK GIT_CONFIG_NOSYSTEM
  HTTPS_PROXY https_proxy HTTP_PROXY http_proxy NO_PROXY no_proxy SSL_CERT_FILE SSL_CERT_DIR
  USERPROFILE APPDATA LOCALAPPDATA SystemRoot ComSpec PATHEXT TEMP TMP
`
  .trim()
  .split(/\s+/);

/** Git, silent and without prompts; its words in English because results are told apart by them. */
const SETTINGS = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
  // Leaves out `ext::`, which runs a command (gitremote-ext, git 2.39 documentation).
  GIT_ALLOW_PROTOCOL: 'https:http:ssh:file',
};

const SILENCE_MS = 60_000;

/** Git in a folder that exists. Hooks and remotes see only the few variables above. */
export function gitIn(folder: string, environment: Environment): Git {
  return async (args, options = {}) => {
    const failed: { exit?: GitResult } = {};
    const git = simpleGit({
      baseDir: folder,
      maxConcurrentProcesses: 1,
      timeout: { block: SILENCE_MS },
      allowEnvironment: ['GIT_CONFIG_NOSYSTEM', 'GIT_INDEX_FILE', ...Object.keys(SETTINGS)],
      input: () => options.input,
      errors: (error, { exitCode, stdOut, stdErr }) => {
        if (exitCode === 0) return error;
        failed.exit = { ok: false, stdout: textOf(stdOut), stderr: textOf(stdErr) };
        return error ?? new Error('git failed');
      },
    });
    try {
      const stdout = await git.env(childEnvironment(environment, options)).raw([...args]);
      return { ok: true, stdout, stderr: '' };
    } catch {
      return failed.exit ?? { ok: false, stdout: '', stderr: 'git did not run' };
    }
  };
}

function childEnvironment(environment: Environment, options: GitOptions): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(passed),
    ...SETTINGS,
    ...(options.index === undefined ? {} : { GIT_INDEX_FILE: options.index }),
  };
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
