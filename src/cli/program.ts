import { Command } from 'commander';
import type { Context, Run } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import {
  statusCommand,
  nextCommand,
  whyCommand,
  attestCommand,
  packetsCommand,
  noticesCommand,
} from './progress-commands.ts';
import {
  importCommand,
  planCommand,
  applyCommand,
  validateCommand,
  verifyCommand,
  rehearseCommand,
  sandboxCommand,
} from './world-commands.ts';

const EXAMPLES = `
Examples:
  reconcile validate                        check all files, offline
  reconcile --plan abc-banking              show what would change for one enterprise
  reconcile --plan --sandbox                the same, against the twins: no credentials needed
  reconcile --apply                         make the changes that can be made now
  reconcile status abc-banking              where it stands, activity by activity
  reconcile verify abc-banking +14045550122 --code -
                                            enter the code that was read off a number
  reconcile next --party enterprise         what to ask clients for, and until when
  reconcile why abc-banking                 why it is not live yet
  reconcile attest abc-banking consent --link https://files.example.com/consent.png
  reconcile packets abc-banking 7           write what the enterprise needs for activity 7
  reconcile import abc-banking --instance us       write the files of an enterprise that is live already
  reconcile import abc-banking --users FILE.csv    write users.yaml from a CSV export of the portal
  reconcile rehearse                        play whole onboardings in seconds

Environment:
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN     the ISV's parent account
  TWILIO_API_KEY, TWILIO_API_SECRET         or a key of it; Twilio refuses those on subaccounts, so an
                                            enterprise.yaml can name the variables of a key of its own
  MMP_BASE_URL, MMP_API_TOKEN               the Management Portal's gateway, of the first instance in defaults.yaml
  MMP_BASE_URL_<KEY>, MMP_API_TOKEN_<KEY>   the same of another instance: _EU for eu, _US_EAST for us-east
  TWILIO_BASE_URL                           send Twilio calls to this origin instead (loopback or https)
  SMTP_URL, MAIL_FROM                       mail; without them notices are written to outbox/

Exit codes:
  0  nothing to do, or done; waiting for people is no failure
  1  error        2  changes pending (--detailed-exitcode)        3  refused by a guard
  4  partial      5  credentials rejected                         6  repository trouble
`;

/** The command line. Each command's code is loaded when it is chosen, so that --help is quick. */
export function createProgram(context: Context, finish: (code: ExitCode) => void): Command {
  const program = new Command('reconcile')
    .description(
      'Onboard enterprises to WhatsApp from files in git: a plan in the pull request, an apply from CI.',
    )
    .usage('--plan | --apply | <command> [SLUG...] [options]')
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError()
    .exitOverride();
  const add = <Options extends object>(command: Command, load: () => Promise<Run<Options>>) =>
    program.addCommand(
      command
        .configureOutput({ writeOut: context.out, writeErr: context.err })
        .exitOverride()
        .action(async () => finish(await (await load())(context, command.args, command.opts<Options>()))),
    );
  add(planCommand(), async () => (await import('./plan.ts')).plan);
  add(applyCommand(), async () => (await import('./apply.ts')).apply);
  add(validateCommand(), async () => (await import('./validate.ts')).validate);
  add(statusCommand(), async () => (await import('./status.ts')).status);
  add(verifyCommand(), async () => (await import('./verify.ts')).verify);
  add(nextCommand(), async () => (await import('./next.ts')).next);
  add(whyCommand(), async () => (await import('./why.ts')).why);
  add(attestCommand(), async () => (await import('./attest.ts')).attest);
  add(packetsCommand(), async () => (await import('./packets.ts')).packets);
  add(noticesCommand(), async () => (await import('./notices.ts')).notices);
  add(rehearseCommand(), async () => (await import('./rehearse.ts')).rehearse);
  add(importCommand(), async () => (await import('./import.ts')).importCommand);
  add(sandboxCommand(), async () => (await import('./sandbox.ts')).sandbox);
  return program;
}
