import { hoursFromNow } from '../clock.ts';
import type { World } from '../world.ts';
import type { Phone } from './state.ts';

/** London landlines take calls and no SMS. */
const VOICE_ONLY = '+4420';
/** Meta allows 10 registrations and deregistrations of a number in 72 hours (facts B7: YCloud). */
const MOST_REGISTRATIONS = 10;
const HOURS_COUNTED = 72;

/** How a phone number stands; in order unless someone said otherwise. */
export function phoneOf(world: World, number: string): Required<Phone> {
  return {
    whatsapp: 'free',
    reach: number.startsWith(VOICE_ONLY) ? 'voice' : 'both',
    registration: 'works',
    sale: 'open',
    ...world.meta.phones[number],
  };
}

/** Whether a code sent this way arrives. */
export function reaches(world: World, number: string, by: 'sms' | 'voice'): boolean {
  const { reach } = phoneOf(world, number);
  return reach === 'both' || reach === by;
}

/** Whether the number was registered and deregistered so often that Meta refuses once more. */
export function isWornOut(world: World, number: string): boolean {
  const since = hoursFromNow(world, -HOURS_COUNTED);
  const recent = world.meta.registrations.filter((one) => one.number === number && one.at > since);
  return recent.length >= MOST_REGISTRATIONS;
}

/** Counts a registration or a deregistration; those that no longer count are forgotten. */
export function countRegistration(world: World, number: string): void {
  const since = hoursFromNow(world, -HOURS_COUNTED);
  const recent = world.meta.registrations.filter((one) => one.at > since);
  world.meta.registrations = [...recent, { number, at: world.clock }];
}
