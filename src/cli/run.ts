import { CommanderError } from 'commander';
import { isCredentialsRejected, ProviderError, RepositoryError, UsageError } from '../model/errors.ts';
import { errorJson } from '../render/json.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { sayTrouble } from './trouble.ts';
import type { Trouble } from './trouble.ts';

/** Runs one command line (without `node` and the script) and gives its exit code. Never throws. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  try {
    const program = createProgram(context, (finished) => {
      code = finished;
    });
    await program.parseAsync(asWords(argv), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return parsed(error, argv, context);
    const told = explain(error);
    if (wantsJson(argv)) context.out(errorJson(told));
    sayTrouble(context, told);
    return told.exit;
  }
}

/** The parser has already told people; programs that asked for JSON get JSON. */
function parsed(error: CommanderError, argv: readonly string[], context: Context): ExitCode {
  if (error.exitCode === 0) return EXIT.ok;
  if (wantsJson(argv))
    context.out(errorJson({ code: 'usage', summary: error.message, fix: 'See: reconcile --help' }));
  return EXIT.error;
}

/** `--plan` and `--apply` are commands in the shape of options; both together are left for the parser to refuse. */
function asWords(argv: readonly string[]): readonly string[] {
  const verbs = ['--plan', '--apply'];
  const given = argv.filter((word) => verbs.includes(word));
  const [verb] = given;
  if (verb === undefined) return argv;
  if (given.length > 1)
    throw new UsageError('Give one of --plan and --apply, once.', 'See: reconcile --help');
  return [verb.slice(2), ...argv.filter((word) => word !== verb)];
}

function wantsJson(argv: readonly string[]): boolean {
  return argv.includes('--format=json') || argv[argv.indexOf('--format') + 1] === 'json';
}

type Told = Trouble & { readonly exit: ExitCode };

function explain(error: unknown): Told {
  if (error instanceof UsageError)
    return { code: 'usage', summary: error.message, fix: error.fix, exit: EXIT.error };
  if (error instanceof RepositoryError) {
    return { code: error.code, summary: error.message, fix: error.fix, exit: EXIT.repository };
  }
  if (error instanceof ProviderError) {
    const { provider, code, summary, fix } = error.facts;
    const exit = isCredentialsRejected(error) ? EXIT.credentials : EXIT.error;
    return { code: `${provider}-${code}`, summary, fix: fix ?? 'Try again later.', exit };
  }
  const name = error instanceof Error ? `${error.name}: ${error.message}` : 'an unknown error';
  return {
    code: 'bug',
    summary: name,
    fix: 'This is a bug in reconcile; please report it.',
    exit: EXIT.error,
  };
}
