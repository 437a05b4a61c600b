import type { JsonObject } from '../../model/json.ts';
import { contentBody, senderBody, senderChange } from './bodies.ts';
import { isGone, refusedInside } from './errors.ts';
import { sidOf } from './list.ts';
import type { TwilioWrites } from './port.ts';
import type { TwilioSession } from './session.ts';
import { accountUrl, approvalUrl, contentUrl, numberUrl, senderUrl } from './urls.ts';
import type { TwilioRequest } from './wire.ts';

/** Of every reply only the sid is used: a 202 of Senders lacks what was not sent (docs/whatsapp/api/senders). */
export function twilioWrites(session: TwilioSession): TwilioWrites {
  return {
    ...accountWrites(session),
    ...numberWrites(session),
    ...senderWrites(session),
    ...contentWrites(session),
  };
}

function accountWrites({
  book,
  writeAsParent,
}: TwilioSession): Pick<TwilioWrites, 'createAccount' | 'renameAccount' | 'setAccountStatus'> {
  return {
    async createAccount({ friendlyName }) {
      const request = postForm('create a subaccount', accountUrl(), { FriendlyName: friendlyName });
      return book.add(await writeAsParent(request), request.operation);
    },
    async renameAccount(account, friendlyName) {
      await writeAsParent(
        postForm('rename a subaccount', accountUrl(account), { FriendlyName: friendlyName }),
      );
    },
    async setAccountStatus(account, status) {
      // Twilio wants the parent's credentials for this (docs/iam/api/subaccounts).
      await writeAsParent(
        postForm('change the status of a subaccount', accountUrl(account), { Status: status }),
      );
      book.setStatus(account, status);
    },
  };
}

function numberWrites({ write }: TwilioSession): Pick<TwilioWrites, 'buyNumber' | 'releaseNumber'> {
  return {
    async buyNumber(account, number) {
      const request = postForm('buy a number', numberUrl(account), { PhoneNumber: number });
      return sidOf(await write(account, request), request.operation);
    },
    async releaseNumber(account, sid) {
      await removed(write(account, remove('release a number', numberUrl(account, sid))));
    },
  };
}

function senderWrites({
  write,
}: TwilioSession): Pick<
  TwilioWrites,
  'createSender' | 'updateSender' | 'enterCode' | 'requestCode' | 'deleteSender'
> {
  return {
    async createSender(account, body) {
      const request = postJson('create a sender', senderUrl(), senderBody(body));
      return sidOf(await write(account, request), request.operation);
    },
    async updateSender(account, sid, change) {
      const operation = 'update a sender';
      const reply = await write(account, postJson(operation, senderUrl(sid), senderChange(change)));
      // Of the sparse body of this 202 only this is used: nothing else tells that the name was turned down.
      if (reply['display_name_status'] === 'error') throw refusedInside('display-name-not-taken', operation);
    },
    async enterCode(account, sid, code) {
      const configuration = { verification_code: code };
      await write(account, postJson('enter a verification code', senderUrl(sid), { configuration }));
    },
    async requestCode(account, sid, method) {
      const configuration = { verification_method: method };
      await write(account, postJson('ask for a verification code', senderUrl(sid), { configuration }));
    },
    async deleteSender(account, sid) {
      await removed(write(account, remove('delete a sender', senderUrl(sid))));
    },
  };
}

function contentWrites({
  write,
}: TwilioSession): Pick<TwilioWrites, 'createContent' | 'updateContent' | 'submitContent' | 'deleteContent'> {
  return {
    async createContent(account, body) {
      const request = postJson('create a template', contentUrl(), contentBody(body));
      return sidOf(await write(account, request), request.operation);
    },
    async updateContent(account, sid, body) {
      const request = postJson('change a template', contentUrl(sid), contentBody(body));
      await write(account, { ...request, method: 'put' });
    },
    async submitContent(account, sid, { name, category }) {
      await write(account, postJson('submit a template for approval', approvalUrl(sid), { name, category }));
    },
    async deleteContent(account, sid) {
      await removed(write(account, remove('delete a template', contentUrl(sid))));
    },
  };
}

function postForm(operation: string, url: URL, form: Readonly<Record<string, string>>): TwilioRequest {
  return { operation, method: 'post', url, body: { form } };
}

function postJson(operation: string, url: URL, json: JsonObject): TwilioRequest {
  return { operation, method: 'post', url, body: { json } };
}

function remove(operation: string, url: URL): TwilioRequest {
  return { operation, method: 'delete', url };
}

/** What is gone already is as it should be: an earlier run whose reply was lost, or a person in the console. */
async function removed(call: Promise<JsonObject>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
