import * as fc from 'fast-check';
import { ACTIVITY_KEYS } from '../../src/model/activity.ts';
import type { ActivityKey } from '../../src/model/activity.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { activitiesOf } from '../../src/onboarding/activities.ts';
import type { SandboxOptions } from '../../src/sandbox/start.ts';

/** How one party does one activity. */
export interface Habit {
  /** Days after it could begin, within the published ones, in the calendar of its owner. */
  readonly days: number;
  /** Days beyond that. */
  readonly late: number;
  /** Days from the deed to the pull request that tells of it. */
  readonly toldAfter: number;
}

/** Everything that chance decides about one onboarding. */
export interface Scenario {
  readonly seed: number;
  readonly process: NonNullable<Enterprise['enterprise']['process']>;
  readonly calendar: Enterprise['defaults']['calendar'];
  /** The first day of the month November on which it begins. */
  readonly firstDay: number;
  /** Hour (UTC) of the scheduled run. */
  readonly hour: number;
  /** Whether people act before the run of a day, or after it. */
  readonly actFirst: boolean;
  readonly hasReseller: boolean;
  readonly numbers: 1 | 2;
  readonly reviews: NonNullable<SandboxOptions['reviews']>;
  readonly twilio: NonNullable<SandboxOptions['twilio']>;
  readonly habits: Readonly<Record<ActivityKey, Habit>>;
  /** Days until an invited user activates. */
  readonly usersAfter: number;
  /** Attested on the first day, before its turn. */
  readonly early?: ActivityKey;
  /** The whole enterprise stands still: from that day, for so many. */
  readonly pause?: { readonly day: number; readonly days: number };
  /** Evidence that proves nothing after so many days; it is given anew some days later. */
  readonly expiry?: { readonly activity: ActivityKey; readonly after: number; readonly renewedAfter: number };
  /** Meta refuses a template; the ISV words it anew after so many days. */
  readonly rewordedAfter?: number;
}

/** The scenario of a seed; the same seed always gives the same. */
export function scenarioOf(seed: number): Scenario {
  const [drawn] = fc.sample(fc.noBias(SCENARIO), { seed, numRuns: 1 });
  if (drawn === undefined) throw new Error(`no scenario for seed ${seed}`);
  const { early, pause, expiry, rewordedAfter, ...rest } = drawn;
  return {
    seed,
    ...rest,
    ...(early === null ? {} : { early }),
    ...(pause === null ? {} : { pause }),
    ...(expiry === null ? {} : { expiry }),
    ...(rewordedAfter === null ? {} : { rewordedAfter }),
  };
}

/** One in so many. */
function sometimes<T>(one: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: one - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

const PUNCTUAL = fc.constant(0);

/** In half of the onboardings everybody keeps the published days; in the others one activity in six is late. */
const HABITS = fc
  .boolean()
  .chain((isPunctual) => fc.tuple(...ACTIVITY_KEYS.map((key) => habit(key, isPunctual))))
  .map((habits) => Object.fromEntries(habits.map(({ key, ...rest }) => [key, rest])) as Scenario['habits']);

function habit(key: ActivityKey, isPunctual: boolean): fc.Arbitrary<Habit & { readonly key: ActivityKey }> {
  const { min = 0, max = 0 } = activitiesOf(undefined).find((row) => row.key === key)?.sla ?? {};
  const late = isPunctual ? PUNCTUAL : sometimes(6, fc.integer({ min: 1, max: 12 })).map((days) => days ?? 0);
  return fc.record({
    key: fc.constant(key),
    days: fc.integer({ min, max }),
    late,
    toldAfter: isPunctual ? PUNCTUAL : sometimes(6, fc.integer({ min: 1, max: 3 })).map((days) => days ?? 0),
  });
}

const ATTESTED: readonly ActivityKey[] = [
  'verify-business',
  'pre-validate',
  'request-access',
  'review-request',
  'pre-approve',
  'verify-display-name',
  'enable',
];

const HOLIDAYS = ['2026-11-26', '2026-12-25', '2027-01-01'];

const SCENARIO = fc.record({
  process: fc.constantFrom('request-access' as const, 'tech-provider' as const),
  calendar: fc.record({
    timeZone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata'),
    days: fc.constantFrom('calendar' as const, 'calendar' as const, 'business' as const),
    holidays: fc.constant(HOLIDAYS),
  }),
  firstDay: fc.integer({ min: 2, max: 15 }),
  hour: fc.constantFrom(0, 6, 12, 18, 23),
  actFirst: fc.boolean(),
  hasReseller: fc.boolean(),
  numbers: fc.constantFrom(1 as const, 1 as const, 2 as const),
  reviews: fc.record({
    displayName: fc.integer({ min: 48, max: 119 }),
    template: fc.integer({ min: 1, max: 47 }),
    received: fc.constantFrom(0.1, 5),
  }),
  twilio: fc.record({
    listOrder: fc.constantFrom('newest-first' as const, 'oldest-first' as const),
    leafOmission: fc.constantFrom('keep' as const, 'clear' as const),
    logoEcho: fc.constantFrom('same' as const, 're-hosted' as const),
    nameAtMeta: fc.constantFrom('as-given' as const, 'with-sid' as const),
  }),
  habits: HABITS,
  usersAfter: fc.constantFrom(0, 0, 1, 4),
  early: sometimes(6, fc.constantFrom(...ATTESTED)),
  pause: sometimes(
    5,
    fc.record({ day: fc.integer({ min: 0, max: 35 }), days: fc.integer({ min: 1, max: 9 }) }),
  ),
  expiry: sometimes(
    8,
    fc.record({
      activity: fc.constantFrom('verify-business' as const, 'pre-validate' as const, 'pre-approve' as const),
      after: fc.integer({ min: 0, max: 12 }),
      renewedAfter: fc.integer({ min: 1, max: 5 }),
    }),
  ),
  rewordedAfter: sometimes(5, fc.integer({ min: 0, max: 4 })),
});
