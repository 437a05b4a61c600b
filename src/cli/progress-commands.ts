import { Command, Option } from 'commander';
import { PARTIES } from '../model/activity.ts';
import { dayOption, formatOption, withCommon, SLUGS } from './options.ts';

export function statusCommand(): Command {
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

export function nextCommand(): Command {
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

export function whyCommand(): Command {
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

export function attestCommand(): Command {
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

export function packetsCommand(): Command {
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

export function noticesCommand(): Command {
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
