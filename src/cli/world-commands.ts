import { Command, Option } from 'commander';
import {
  countOption,
  formatOption,
  positiveInteger,
  SANDBOX_STATE,
  withCommon,
  withWorld,
  SLUGS,
} from './options.ts';

const CHANGED = new Option('--changed-since <ref>', 'only enterprises whose files changed since this commit');

export function planCommand(): Command {
  return withWorld(new Command('plan'))
    .summary('show what would change (also: --plan)')
    .description('Show what would change in Twilio and MMP. Changes nothing.')
    .argument('[slugs...]', SLUGS)
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addOption(CHANGED)
    .option('--out <file>', 'also write the plan as JSON to this file')
    .option('--detailed-exitcode', 'exit with 2 when changes are pending');
}

export function applyCommand(): Command {
  return withWorld(new Command('apply'))
    .summary('make the changes that can be made now (also: --apply)')
    .description('Make the changes that can be made now, then commit and push the status files.')
    .argument('[slugs...]', SLUGS)
    .addOption(formatOption(['text', 'json', 'markdown']))
    .addOption(CHANGED)
    .addOption(
      new Option('--allow-deletes <count>', 'allow exactly this many deletions').argParser(countOption),
    )
    .option('--retry', 'ask again for what was refused, without waiting for its time')
    .option('--no-push', 'commit the status, but do not push it');
}

export function validateCommand(): Command {
  return withCommon(new Command('validate'))
    .summary('check the files, offline')
    .description('Check all files and name every problem with its file, line and column. Needs no network.')
    .argument('[slugs...]', SLUGS)
    .addOption(formatOption(['text', 'json', 'sarif', 'github']));
}

export function verifyCommand(): Command {
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

export function rehearseCommand(): Command {
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

const COLUMNS = `
Columns of the CSV file, in any order and letter case; others are passed over:
  Email, Device, or both in one: Email or Device #
  Organization or Sub-Organization           an id or a name of org.yaml
  Social Messaging, or WhatsApp Messaging    yes, no or empty: not managed
  Restrict Incoming Social Messages          yes, no or empty: not managed
`;

const IMPORT_EXAMPLES = `
Examples:
  reconcile import abc-banking --instance us
  reconcile import abc-banking --from abc-banking.brand.yaml
                                             with what only people can tell; without it, such a sheet is written
  reconcile import abc-banking --friendly-name "ABC Bank (prod)" --organisation 10042 --instance eu
  reconcile import abc-banking --force       bring the files up to what is there; comments stay
  reconcile import abc-banking --users users.csv
`;

export function importCommand(): Command {
  return withWorld(new Command('import'))
    .summary('write the files of an enterprise that is live already')
    .description(
      'Write the files of an enterprise from what Twilio and MMP hold, so that a plan of them is empty. Changes nothing ' +
        'there. Or, with --users, write users.yaml alone from a CSV export of the portal.',
    )
    .argument('<slug>', 'enterprise whose files are written')
    .option('--subaccount <sid>', 'the Twilio subaccount it lives in')
    .option('--friendly-name <name>', 'the same by its name; by default the slug')
    .option('--organisation <id>', 'external id of its root organisation in MMP; by default the slug')
    .option('--instance <key>', 'the MMP instance it lives on, as in defaults.yaml')
    .option('--from <file>', 'enterprise.yaml to begin with: what only people can tell')
    .option('--users <file>', 'CSV export that names the users')
    .option('--force', 'change files that say something else')
    .addHelpText('after', IMPORT_EXAMPLES + COLUMNS);
}

export function sandboxCommand(): Command {
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
