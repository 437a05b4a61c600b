import { Command, Option } from 'commander';
import { PARTIES } from '../model/activity.ts';
import type { Context, Run } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import {
  countOption,
  dayOption,
  formatOption,
  positiveInteger,
  SANDBOX_STATE,
  withCommon,
  withWorld,
} from './options.ts';

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
  reconcile rehearse                        play whole onboardings in seconds

Environment:
  TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN     the ISV's parent account
  TWILIO_API_KEY, TWILIO_API_SECRET         or a key of it; Twilio refuses those on subaccounts, so an
                                            enterprise.yaml can name the variables of a key of its own
  MMP_BASE_URL, MMP_API_TOKEN               the Management Portal's gateway
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
  add(sandboxCommand(), async () => (await import('./sandbox.ts')).sandbox);
  return program;
}

const SLUGS = 'enterprises to look at; all when none is named';
const CHANGED = new Option('--changed-since <ref>', 'only enterprises whose files changed since this commit');

function planCommand(): Command {
  return withWorld(new Command('plan'))
    .summary('show what would change (also: --plan)')
    .description('Show what would change in Twilio and MMP. Changes nothing.')
    .argument('[slugs...]', SLUGS)
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addOption(CHANGED)
    .option('--out <file>', 'also write the plan as JSON to this file')
    .option('--detailed-exitcode', 'exit with 2 when changes are pending');
}

function applyCommand(): Command {
  return withWorld(new Command('apply'))
    .summary('make the changes that can be made now (also: --apply)')
    .description('Make the changes that can be made now, then commit and push the status files.')
    .argument('[slugs...]', SLUGS)
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addOption(CHANGED)
    .addOption(
      new Option('--allow-deletes <count>', 'allow exactly this many deletions').argParser(countOption),
    )
    .option('--no-push', 'commit the status, but do not push it');
}

function validateCommand(): Command {
  return withCommon(new Command('validate'))
    .summary('check the files, offline')
    .description('Check all files and name every problem with its file, line and column. Needs no network.')
    .argument('[slugs...]', SLUGS)
    .addOption(formatOption(['text', 'json', 'sarif', 'github']));
}

function statusCommand(): Command {
  return withCommon(new Command('status'))
    .summary('where enterprises stand, and whom they wait for')
    .description('Where enterprises stand by their files; those named are shown in full.')
    .argument('[slugs...]', SLUGS)
    .addOption(new Option('--as-of <day>', 'what was known at the end of a past day').argParser(dayOption))
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addHelpText(
      'after',
      '\nExamples:\n  reconcile status                                 one line each, and what to chase today\n  reconcile status abc-banking                     all of it\n  reconcile status abc-banking --as-of 2026-10-20  what was known on that day\n',
    );
}

function nextCommand(): Command {
  return withCommon(new Command('next'))
    .summary('what can be done now, by whom and until when')
    .description('What can be done now, by whom and until when, the most urgent first. Reads files only.')
    .argument('[slugs...]', SLUGS)
    .addOption(new Option('--party <party>', 'only what this party can do').choices(PARTIES))
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addHelpText(
      'after',
      '\nExamples:\n  reconcile next --party enterprise abc-banking   what to ask a client for\n  reconcile next --party isv                     what to do today\n',
    );
}

function whyCommand(): Command {
  return withCommon(new Command('why'))
    .summary('the chain of causes down to a field or a person')
    .description('Why an enterprise, an activity or a resource is as it is, by what the last run recorded.')
    .argument('<name>', 'SLUG, SLUG/ACTIVITY, or SLUG/KIND/KEY')
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addHelpText(
      'after',
      '\nExamples:\n  reconcile why abc-banking                                  why it is not live\n  reconcile why abc-banking/consent                          why an activity is not done\n  reconcile why abc-banking/twilio-template/template_5.en    why a template is not approved\n',
    );
}

function attestCommand(): Command {
  return withCommon(new Command('attest'))
    .summary('write down what proves an activity done')
    .description(
      'Add an entry to evidence.yaml; the rest of the file stays as it is. Commit it like any change.',
    )
    .argument('<slug>', 'the enterprise')
    .argument('<activity>', 'key of the activity, as in consent')
    .option('--by <address>', 'mail address of who attests; that of git when left out')
    .addOption(new Option('--date <day>', 'day it was done; today when left out').argParser(dayOption))
    .option('--link <url>', 'where the proof is kept')
    .option('--file <path>', 'the proof itself: its SHA-256 is written down, not the file')
    .option('--record <text>', 'what proves it in a system: an id, a ticket, a row of a report')
    .option('--note <text>', 'what a later reader should know; no personal data')
    .addOption(new Option('--expires <day>', 'last day on which it proves anything').argParser(dayOption))
    .option('--approved-by <address>', 'mail address of the second person who looked')
    .addOption(new Option('--party <party>', 'who did it').choices(PARTIES))
    .option('--replace', 'replace the entry that is there')
    .addOption(formatOption(['text', 'json']))
    .addHelpText(
      'after',
      '\nExamples:\n  reconcile attest abc-banking consent --link https://files.example.com/consent.png\n  reconcile attest abc-banking pre-validate --file terms.pdf --approved-by kim@example.com\n',
    );
}

function verifyCommand(): Command {
  return withWorld(new Command('verify'))
    .summary('enter the verification code of a WhatsApp number')
    .description(
      'Enter the code that was read off a number which waits for it, or have a new one sent. A number has ten ' +
        'attempts in 72 hours, so nothing is tried twice.',
    )
    .argument('<slug>', 'the enterprise')
    .argument('<number>', 'the number, as in senders.yaml')
    .option(
      '--code <code>',
      'the six digits; - reads them from the terminal or a pipe, out of the shell history',
    )
    .option('--sms', 'have a new code sent by text message')
    .option('--voice', 'have a new code spoken in a call');
}

function packetsCommand(): Command {
  return withCommon(new Command('packets'))
    .summary('write what is handed over in each activity')
    .description(
      'Write the hand-off packets of an enterprise as Markdown, HTML and JSON, and say what changed since. Needs no network.',
    )
    .argument('<slug>', 'enterprise')
    .argument('[activity]', 'number or key of one activity; all when none is named')
    .option('--out <folder>', 'folder for the files, which name people', 'packets')
    .addOption(
      new Option('--format <format>', 'text: write files; the others: print instead')
        .choices(['text', 'markdown', 'html', 'json'])
        .default('text'),
    );
}

function noticesCommand(): Command {
  return withCommon(new Command('notices'))
    .summary('which notices were sent; settle what is unclear')
    .description(
      'List the notices of an enterprise. A mail that the server did not confirm is never sent again by itself: find out, and say so.',
    )
    .argument('<slug>', 'enterprise')
    .addOption(formatOption(['text', 'json']))
    .option('--sent <notice>', 'this unclear notice was sent')
    .option('--resend <notice>', 'this unclear notice was not sent: the next apply sends it')
    .option('--no-push', 'commit the status, but do not push it');
}

function rehearseCommand(): Command {
  return withCommon(new Command('rehearse'))
    .summary('play whole onboardings against the sandbox')
    .description(
      'Play the onboarding of enterprises from the first day to live, on a virtual clock. Writes nothing.',
    )
    .argument('[slugs...]', SLUGS)
    .addOption(
      new Option('--pace <pace>', 'how many of the published days people take')
        .choices(['fewest', 'most'])
        .default('most'),
    );
}

function sandboxCommand(): Command {
  return new Command('sandbox')
    .summary('serve the twins of Twilio, Meta and MMP')
    .description(
      'Serve the twins on loopback until stopped; prints one line of JSON with origins and credentials.',
    )
    .addOption(
      new Option('--port <n>', 'port to listen on; any free one by default')
        .argParser(positiveInteger)
        .default(0),
    )
    .option('--state <file>', `keep the world in this file; --sandbox keeps it in ${SANDBOX_STATE}`)
    .addOption(
      new Option('--advance <days>', 'move the clock of the kept world, and end').argParser(positiveInteger),
    );
}
