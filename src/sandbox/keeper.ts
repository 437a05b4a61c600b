import { saveWorld } from './state-file.ts';
import type { World } from './world.ts';

/** Keeps a changing world in its file, when it has one. */
export interface Keeper {
  /** Says that the world differs from what the file holds. */
  readonly changed: () => void;
  /** Resolves when every change so far is in the file; requests that wait together share one write. */
  readonly kept: () => Promise<void>;
  /** The same, at once. */
  readonly keepNow: () => void;
}

export function worldKeeper(world: World, path: string | undefined): Keeper {
  let isDirty = false;
  let due: Promise<void> | undefined;
  const keepNow = (): void => {
    if (!isDirty) return;
    if (path !== undefined) saveWorld(path, world);
    isDirty = false;
  };
  const soon = async (): Promise<void> => {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    due = undefined;
    keepNow();
  };
  return {
    changed: () => {
      isDirty = true;
    },
    kept: () => {
      if (!isDirty || path === undefined) return Promise.resolve();
      due ??= soon();
      return due;
    },
    keepNow,
  };
}
