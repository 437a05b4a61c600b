import { readRemote } from '../adopt/remote.ts';
import type { Remote } from '../adopt/remote.ts';
import { readDocument } from '../config/document.ts';
import { isObject } from '../config/json-guards.ts';
import type { LookDeps } from '../engine/look.ts';
import { UsageError } from '../model/errors.ts';
import type { JsonObject } from '../model/json.ts';
import type { Context } from './context.ts';
import type { Folder } from './import-folder.ts';
import { findPlace } from './import-place.ts';
import type { WorldOptions } from './options.ts';

export interface ImportLiveOptions extends WorldOptions {
  readonly subaccount?: string;
  readonly friendlyName?: string;
  readonly organisation?: string;
  readonly instance?: string;
  readonly from?: string;
  readonly force?: boolean;
}

/** One import under way. */
export interface ImportRun {
  readonly context: Context;
  readonly slug: string;
  readonly options: ImportLiveOptions;
  readonly folder: Folder;
  readonly deps: LookDeps;
}

/** Reads what is there, at the instance that the files or the command line name. */
export async function look({ options, slug, folder, deps }: ImportRun): Promise<{
  readonly remote: Remote;
  readonly instance: string;
}> {
  const { stated, defaults } = folder;
  const known = defaults.mmpInstances.map(({ key }) => key);
  const instance =
    options.instance ?? textAt(stated, 'mmp', 'instance') ?? (known.length === 1 ? known[0] : undefined);
  if (instance === undefined || !known.includes(instance)) {
    throw new UsageError(
      instance === undefined
        ? 'There are several MMP instances.'
        : `There is no MMP instance ${JSON.stringify(instance)} in defaults.yaml.`,
      `Name the one it lives on with --instance: ${known.join(', ')}.`,
    );
  }
  const reads = deps.reads();
  const mmp = reads.mmpAt?.({ key: instance, isDefault: known[0] === instance }) ?? reads.mmp;
  const subaccount =
    options.subaccount ?? (options.friendlyName === undefined ? accountOf(stated) : undefined);
  const place = await findPlace(
    { twilio: reads.twilio, mmp },
    {
      ...(subaccount === undefined ? {} : { subaccount }),
      friendlyName: options.friendlyName ?? textAt(stated, 'twilio', 'friendlyName') ?? slug,
      root: options.organisation ?? rootIn(folder) ?? slug,
      instance,
    },
  );
  return { remote: await readRemote({ twilio: reads.twilio, mmp }, place), instance };
}

/** The subaccount of the key that enterprise.yaml names. */
function accountOf(stated: JsonObject): string | undefined {
  const { twilio } = stated;
  return isObject(twilio) ? textAt(twilio, 'apiKey', 'accountSid') : undefined;
}

function textAt(value: JsonObject, block: string, key: string): string | undefined {
  const inner = value[block];
  const found = isObject(inner) ? inner[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The root of the organisation tree that the files know already. */
function rootIn({ before }: Folder): string | undefined {
  const text = before.get('org.yaml');
  const value = text === undefined ? null : readDocument('org.yaml', text).value;
  const list = isObject(value) ? value['organisations'] : undefined;
  const roots = Array.isArray(list)
    ? list.filter((item) => isObject(item) && item['parent'] === undefined)
    : [];
  const [root] = roots.filter(isObject);
  return typeof root?.['id'] === 'string' ? root['id'] : undefined;
}
