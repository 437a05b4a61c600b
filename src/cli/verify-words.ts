import { UsageError } from '../model/errors.ts';
import type { VerificationMethod } from '../providers/twilio/port.ts';
import type { Context } from './context.ts';

/** What was typed after `verify`. */
export interface VerifyWords {
  /** The code itself, or `-` to be asked for it. */
  readonly code?: string;
  readonly sms?: boolean;
  readonly voice?: boolean;
}

type NewCode = { readonly type: 'request'; readonly method: VerificationMethod };

/** What somebody wants to be done; the code may still have to be asked for. */
export type Wish = NewCode | { readonly type: 'enter'; readonly code?: string };

export type Complete = NewCode | { readonly type: 'enter'; readonly code: string };

/** Throws `UsageError`, which never repeats a code, unless exactly one thing is wanted. */
export function wishIn({ code, sms = false, voice = false }: VerifyWords): Wish {
  if ([code !== undefined, sms, voice].filter(Boolean).length !== 1)
    throw new UsageError(
      'One of --code, --sms and --voice is needed.',
      'Give --code - to enter a code, or --sms or --voice to have a new one sent.',
    );
  if (code === undefined) return { type: 'request', method: voice ? 'voice' : 'sms' };
  return code === '-' ? { type: 'enter' } : { type: 'enter', code: codeIn(code) };
}

/** Asks for the code if need be. Throws `UsageError` when none is given. */
export async function completed(wish: Wish, context: Context): Promise<Complete> {
  if (wish.type === 'request') return wish;
  return { type: 'enter', code: wish.code ?? codeIn(await asked(context)) };
}

/** In E.164 form, as it stands in senders.yaml. Throws `UsageError`. */
export function numberIn(text: string): string {
  const number = text.replaceAll(/[\s().-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(number)) return number;
  throw new UsageError('This is no phone number in E.164 form.', 'Give it as in senders.yaml: +14045550122.');
}

async function asked({ readLine, isTerminal, err }: Context): Promise<string> {
  if (isTerminal) err('Code: ');
  return (await readLine?.()) ?? '';
}

function codeIn(text: string): string {
  const code = text.replaceAll(/[\s-]/g, '');
  if (/^\d{6}$/.test(code)) return code;
  throw new UsageError(
    'A verification code has six digits.',
    'Give it as in --code 123456, or type it after --code -.',
  );
}
