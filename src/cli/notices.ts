import type { Configuration } from '../config/read.ts';
import { hasErrors } from '../model/diagnostic.ts';
import { UsageError } from '../model/errors.ts';
import type { SentNotice, StatusFile } from '../model/generated/status.ts';
import { noticesJson } from '../render/json.ts';
import { noticesText } from '../render/notices-text.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { sayProblems } from './plan.ts';
import { keepStatuses } from './record.ts';
import { todayIn } from './standing.ts';

export interface NoticesOptions extends CommonOptions {
  readonly format: 'text' | 'json';
  /** Key of a notice that a person found out was sent. */
  readonly sent?: string;
  /** Key of a notice that a person found out was not sent, or wants sent again. */
  readonly resend?: string;
  /** False with --no-push. */
  readonly push: boolean;
}

/** Lists what was sent to whom it concerns, by name of the notice only, and takes a person's word on what is unclear. */
export async function notices(
  context: Context,
  [slug = '']: readonly string[],
  options: NoticesOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs: [slug] });
  sayProblems(context, configuration, options);
  const known = statusOf(configuration, slug);
  if (known === undefined && hasErrors(configuration.diagnostics)) return EXIT.error;
  const decided = decide(known, slug, options);
  if (decided !== undefined) {
    await keepStatuses(context, [decided], { dir: options.dir, push: options.push, isSandbox: false });
  }
  const listed = (decided ?? known)?.notices ?? [];
  context.out(
    options.format === 'json'
      ? noticesJson(slug, listed)
      : noticesText(listed, {
          today: todayIn(configuration.enterprises, context.clock.now()),
          paint: painterFor(options, context),
        }),
  );
  return EXIT.ok;
}

function statusOf({ enterprises }: Configuration, slug: string): StatusFile | undefined {
  return enterprises.find((enterprise) => enterprise.slug === slug)?.status;
}

/** The status with the person's word in it; undefined when no word was given. */
function decide(
  known: StatusFile | undefined,
  slug: string,
  { sent, resend }: NoticesOptions,
): StatusFile | undefined {
  if (sent !== undefined && resend !== undefined)
    throw new UsageError('Give one of --sent and --resend.', 'See: reconcile notices --help');
  const key = sent ?? resend;
  if (key === undefined) return undefined;
  const entries = known?.notices.filter(({ notice }) => notice === key) ?? [];
  const unclear = entries.find(({ state }) => state !== undefined);
  if (known === undefined || unclear === undefined) throw nothingUnclear(slug, key, entries);
  const others = known.notices.filter((entry) => entry !== unclear);
  const { state: _state, ...settled } = unclear;
  return { ...known, notices: sent === undefined ? others : [...others, settled] };
}

function nothingUnclear(slug: string, key: string, entries: readonly SentNotice[]): UsageError {
  const what = JSON.stringify(key);
  return entries.length === 0
    ? new UsageError(`${slug} has no notice ${what} that was sent.`, `See: reconcile notices ${slug}`)
    : new UsageError(
        `Notice ${what} of ${slug} was sent; nothing about it is unclear.`,
        'Forward the mail by hand if somebody needs it again.',
      );
}
