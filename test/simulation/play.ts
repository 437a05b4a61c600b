import { readConfiguration } from '../../src/config/read.ts';
import type { Configuration } from '../../src/config/read.ts';
import type { Validators } from '../../src/config/schema.ts';
import { recordedActivities } from '../../src/cli/standing.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { dayOf } from '../../src/onboarding/calendar.ts';
import { applyPlan, makePlan } from '../../src/pipeline.ts';
import { renderStatus } from '../../src/store/status-file.ts';
import { filesFor, sourceFiles, withFile } from './files.ts';
import type { Files } from './files.ts';
import { afterPeople, isPaused, plainDays } from './people.ts';
import { scenarioOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { worldOf } from './world.ts';
import type { SimulatedWorld } from './world.ts';

/** What was found after one run, read from the text of the files as the next run reads it. */
export interface Day {
  readonly today: string;
  readonly isPaused: boolean;
  readonly enterprise: Enterprise;
  readonly activities: ReturnType<typeof recordedActivities>;
  /** Requests that could have changed something, and mails, in the run of the day. */
  readonly writes: number;
  readonly mails: number;
  /** What went wrong in the run: failed changes, enterprises that could not be read. */
  readonly trouble: readonly string[];
  /** The same of a second run right after it; absent on days that had none. */
  readonly again?: { readonly writes: number; readonly mails: number; readonly isSameText: boolean };
}

export interface Played {
  readonly scenario: Scenario;
  readonly days: readonly Day[];
  readonly runs: number;
  /** Message-IDs, in the order in which the mails left. */
  readonly messageIds: readonly string[];
  /** Changes that a last plan would still make. */
  readonly left: number;
}

/** Twice the longest published total, and what chance adds at most. */
const MOST_DAYS = 200;

/** Plays one onboarding from the first day to live: each day is a run of its own that knows the text of the files. */
export async function play(seed: number, validators: Validators): Promise<Played> {
  const scenario = scenarioOf(seed);
  const world = worldOf(scenario);
  const stage: StageOf = { scenario, world, validators };
  if (scenario.rewordedAfter !== undefined)
    await world.control('POST', 'verdicts', { arrival: { verdict: 'reject', reason: REFUSAL } });
  let files = filesFor(scenario);
  const days: Day[] = [];
  for (let index = 0; index < MOST_DAYS && !isLive(days.at(-1)); index += 1) {
    if (scenario.actFirst) files = await peopleAct(files, stage, index);
    const ran = await runOf(files, stage, index);
    files = ran.files;
    days.push(ran.day);
    if (!scenario.actFirst) files = await peopleAct(files, stage, index);
    await usersActivate(world, scenario);
    world.advance(24);
  }
  const { plan } = await makePlan(
    configurationOf(files, validators),
    world.deps(async () => {}),
  );
  return {
    scenario,
    days,
    runs: days.length + days.filter(({ again }) => again !== undefined).length,
    messageIds: world.mails.map(({ messageId }) => messageId),
    left: plan.changes.length,
  };
}

const REFUSAL = 'INVALID_FORMAT. The text was refused (2388299)';

interface StageOf {
  readonly scenario: Scenario;
  readonly world: SimulatedWorld;
  readonly validators: Validators;
}

function isLive(day: Day | undefined): boolean {
  return day !== undefined && !day.isPaused && day.activities.every(({ state }) => state === 'done');
}

async function peopleAct(
  files: Files,
  { scenario, world, validators }: StageOf,
  index: number,
): Promise<Files> {
  const enterprise = onlyOne(configurationOf(files, validators));
  const today = dayOf(scenario.calendar, world.now());
  const activities = recordedActivities(enterprise, today);
  return afterPeople(files, { scenario, enterprise, activities, index, today });
}

async function runOf(
  files: Files,
  stage: StageOf,
  index: number,
): Promise<{ readonly files: Files; readonly day: Day }> {
  const { scenario, world, validators } = stage;
  const first = await oneRun(files, stage);
  const isChanged = first.files.get('status.yaml') !== files.get('status.yaml');
  // A run on a quiet day is itself the second run after the one of the day before.
  const second = isChanged ? await oneRun(first.files, stage) : undefined;
  const enterprise = onlyOne(configurationOf(first.files, validators));
  const today = dayOf(scenario.calendar, world.now());
  const again =
    second === undefined
      ? {}
      : {
          again: {
            writes: second.writes,
            mails: second.mails,
            isSameText: second.files.get('status.yaml') === first.files.get('status.yaml'),
          },
        };
  const day = {
    today,
    isPaused: isPaused({ scenario, index }) && enterprise.enterprise.lifecycle === 'paused',
    enterprise,
    activities: recordedActivities(enterprise, today),
    writes: first.writes,
    mails: first.mails,
    trouble: first.trouble,
    ...again,
  };
  return { files: first.files, day };
}

async function oneRun(files: Files, { world, validators }: StageOf) {
  const before = { writes: world.writes(), mails: world.mails.length };
  const applied = await applyPlan(
    configurationOf(files, validators),
    world.deps(async () => {}),
    {
      allowDeletes: undefined,
    },
  );
  const [status] = applied.statuses;
  if (status === undefined) throw new Error(`no status: ${JSON.stringify(applied.plan.failures)}`);
  const bad = applied.outcomes.filter(({ result }) => result !== 'done');
  return {
    files: withFile(files, 'status.yaml', renderStatus(status)),
    writes: world.writes() - before.writes,
    mails: world.mails.length - before.mails,
    trouble: [
      ...bad.map(
        (outcome) => `${outcome.address} ${outcome.result} ${'summary' in outcome ? outcome.summary : ''}`,
      ),
      ...applied.refusals.map(({ summary }) => summary),
      ...applied.failures.map(({ summary }) => summary),
    ],
  };
}

/** Reading is a pure function of the text: what has not changed is not parsed again. */
function configurationOf(files: Files, validators: Validators): Configuration {
  const known = READ.get(files) ?? readConfiguration({ files: sourceFiles(files), validators });
  READ.set(files, known);
  return known;
}

const READ = new WeakMap<Files, Configuration>();

function onlyOne({ enterprises: [only], diagnostics }: Configuration): Enterprise {
  if (only === undefined) throw new Error(diagnostics.map(({ code, fix }) => `${code}: ${fix}`).join('\n'));
  return only;
}

/** Users activate some days after the sandbox knows them; admins have invited them by then. */
async function usersActivate(world: SimulatedWorld, { usersAfter }: Scenario): Promise<void> {
  const { mmp } = await world.truth();
  for (const [key, { inviteStatus }] of Object.entries(mmp.users)) {
    if (inviteStatus === 'active') continue;
    const since = SEEN.get(world)?.get(key) ?? dayOf({ timeZone: 'UTC' }, world.now());
    SEEN.set(world, new Map([...(SEEN.get(world) ?? []), [key, since]]));
    if (plainDays(since, usersAfter) <= dayOf({ timeZone: 'UTC' }, world.now()))
      await world.control('PATCH', `mmp/users/${encodeURIComponent(key)}`, { inviteStatus: 'active' });
  }
}

/** When each world's users were first seen. */
const SEEN = new WeakMap<SimulatedWorld, ReadonlyMap<string, string>>();
