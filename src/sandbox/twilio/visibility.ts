import { hoursFromNow } from '../clock.ts';
import type { World } from '../world.ts';

/** What a list shows now of these: nothing younger than the lag (option listLag). */
export function listed<Item extends { readonly created: string }>(
  world: World,
  items: readonly Item[],
): readonly Item[] {
  const { listLag } = world.twilio.options;
  if (listLag === 0) return items;
  const newest = Date.parse(hoursFromNow(world, -listLag));
  return items.filter((item) => Date.parse(item.created) <= newest);
}
