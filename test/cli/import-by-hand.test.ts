import { describe, expect, it, onTestFinished } from 'vitest';
import { subaccountsOf } from '../../src/kinds/twilio-subaccount.ts';
import { anEnterprise, NUMBER } from '../helpers/builders.ts';
import { aLiveWorld, anOutside } from '../helpers/live.ts';

const NOTHING_TO_DO = 'Plan: nothing to do';

/** A live world in which people also work by hand, in Twilio's console and in the portal. */
async function aLivedInWorld() {
  const enterprise = anEnterprise();
  const world = await aLiveWorld(enterprise);
  onTestFinished(() => world.sandbox.close());
  const { twilio } = world.deps.reads();
  const [account] = await subaccountsOf(enterprise, twilio);
  if (account === undefined) throw new Error('no subaccount');
  const writes = world.deps.writes();
  const template = async (name: string, body: string, isSubmitted = true) => {
    const content = {
      friendlyName: name,
      language: 'en',
      types: { 'twilio/text': { body } },
      variables: {},
    };
    const sid = await writes.twilio.createContent(account.sid, content);
    if (isSubmitted)
      await writes.twilio.submitContent(account.sid, sid, {
        name: name.toLowerCase().replaceAll(/\W/g, '_'),
        category: 'UTILITY',
      });
    world.sandbox.advance({ hours: 72 });
    return sid;
  };
  const console = async (path: string, body: object) => {
    const method = path === 'verdicts' ? 'POST' : 'PATCH';
    const headers = { 'content-type': 'application/json' };
    const url = `${world.sandbox.origin}/_sandbox/${path}`;
    const reply = await fetch(url, { method, headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
  };
  return { world, account, writes, template, console, outside: anOutside(world, enterprise) };
}

describe('import of what people made by hand', () => {
  it('takes templates that fit, and says why it leaves the others', async () => {
    const { template, console, outside } = await aLivedInWorld();
    await template('opening_hours', 'We are open from nine to five on all weekdays.');
    await template('Opening Hours (old)', 'We are open from ten to four on all weekdays.');
    await template('draft_only', 'We will tell you when the parts have arrived.', false);
    await console('verdicts', { refused_one: { verdict: 'reject', reason: 'INVALID_FORMAT' } });
    await template('refused_one', 'We will tell you when the paint has dried.');

    const { code, out, err } = await outside.reconcile('import acme --from brand.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(NOTHING_TO_DO);
    expect(out).toMatch(/draft_only\.en +never submitted for approval/);
    expect(out).toMatch(/refused_one\.en +rejected by WhatsApp \(INVALID_FORMAT\)/);
    expect(out).toMatch(/Opening Hours \(old\)\.en +its name, language, category or content is not what/);
    const file = outside.files().get('enterprises/acme/templates.yaml') ?? '';
    expect(file).toContain('- key: opening_hours');
    expect(file).toContain('# Left out: "refused_one.en", rejected by WhatsApp (INVALID_FORMAT).');
  });

  it('maps a version to its key, and leaves two versions of one template to a person', async () => {
    const { template, outside } = await aLivedInWorld();
    await template('price_list__3', 'The new price list is on our page now.');
    await template('directions', 'The workshop is behind the station.');
    await template('directions__2', 'The workshop is beside the station.');

    const { out } = await outside.reconcile('import acme --from brand.yaml');
    const file = outside.files().get('enterprises/acme/templates.yaml') ?? '';
    expect(file).toContain('- key: price_list\n');
    expect(file).not.toContain('key: directions');
    expect(out).toContain('directions__2 and directions are versions of one template');
    expect(out).toContain(NOTHING_TO_DO);
  });

  it('writes the category that is approved now', async () => {
    const { template, console, outside } = await aLivedInWorld();
    const sid = await template('spring_news', 'All about the spring at our workshop.');
    await console(`twilio/contents/${sid}`, { category: 'MARKETING' });
    const { out } = await outside.reconcile('import acme --from brand.yaml');
    expect(out).toContain(NOTHING_TO_DO);
    expect(outside.files().get('enterprises/acme/templates.yaml')).toMatch(
      /key: spring_news\n +language: en\n +category: MARKETING/,
    );
  });

  it('takes what Meta has approved, whatever the rules say of it', async () => {
    const { template, console, outside } = await aLivedInWorld();
    const sid = await template('odd_one', 'The workshop is open on {{1}} and later.');
    const types = { 'twilio/text': { body: '{{1}} is when the workshop opens {{2}}' } };
    await console(`twilio/contents/${sid}`, {
      types,
      variables: { '1': 'Monday', '2': 'again' },
      status: 'approved',
    });
    const { code, out } = await outside.reconcile('import acme --from brand.yaml');
    expect(code).toBe(0);
    expect(out).toContain(NOTHING_TO_DO);
    expect((await outside.reconcile('validate acme')).code).toBe(0);
  });

  it('names numbers without a sender, texts that differ and nothing of other trees', async () => {
    const { account, writes, outside } = await aLivedInWorld();
    await writes.twilio.buyNumber(account.sid, '+14045550177');
    await writes.mmp.putOrganisation('another', { name: 'Another', parentExternalId: null });
    await writes.mmp.putOrganisation('workshop', { name: 'Workshop', parentExternalId: 'acme' });
    await writes.mmp.putTemplate(
      { organisation: 'workshop', key: 'greeting', language: 'en' },
      { value: 'Hi' },
    );

    const { out } = await outside.reconcile('import acme --from brand.yaml');
    expect(out).toContain(NOTHING_TO_DO);
    expect(out).toMatch(/twilio-number +\+14045550177 +no WhatsApp sender has this number/);
    expect(out).toMatch(/workshop\/greeting\.en +MMP shows another text than the template has/);
    const org = outside.files().get('enterprises/acme/org.yaml') ?? '';
    expect(org).toContain('- id: workshop');
    expect(org).not.toContain('another');
  });

  it('does not take an enterprise for live that has no sender online, and does once it has', async () => {
    const { world, account, console, outside } = await aLivedInWorld();
    const [sender] = await world.deps.reads().twilio.senders(account.sid);
    await console(`twilio/senders/${sender?.sid ?? ''}`, { status: 'OFFLINE' });
    const { out } = await outside.reconcile('import acme --from brand.yaml');
    expect(out).toContain(
      'It is not taken for live: no sender is online at Twilio; no number is shown in MMP.',
    );
    const enterprise = 'enterprises/acme/enterprise.yaml';
    expect(outside.files().get(enterprise)).not.toContain('adopted');
    expect(outside.files().get('enterprises/acme/senders.yaml')).toContain(NUMBER);

    await console(`twilio/senders/${sender?.sid ?? ''}`, { status: 'ONLINE' });
    await outside.reconcile('import acme');
    expect(outside.files().get(enterprise)).toContain('adopted: 2026-12-14');
  });
});

describe('import that does not know where to look', () => {
  it.each([
    ['--friendly-name acmee', 'Did you mean --friendly-name "acme"?'],
    ['--subaccount AC00000000000000000000000000000000', 'Twilio has no subaccount "AC0000'],
    ['--organisation nowhere', 'MMP has no organisation "nowhere" on the instance us.'],
    ['--instance asia', 'There is no MMP instance "asia" in defaults.yaml.'],
    ['--subaccount AC1 --friendly-name acme', 'both say which subaccount it is'],
  ])('says so for %s', async (words, said) => {
    const { outside } = await aLivedInWorld();
    const { code, err } = await outside.reconcile(`import acme --from brand.yaml ${words}`);
    expect(code).toBe(1);
    expect(err).toContain(said);
  });

  it('asks which of two subaccounts of one name, and takes the one that is named for good', async () => {
    const { account, writes, outside } = await aLivedInWorld();
    const other = await writes.twilio.createAccount({ friendlyName: 'acme' });
    const asked = await outside.reconcile('import acme --from brand.yaml');
    expect(asked.code).toBe(1);
    expect(asked.err).toContain(other);
    expect(asked.err).toContain(account.sid);

    const imported = await outside.reconcile(`import acme --from brand.yaml --subaccount ${account.sid}`);
    expect(imported.code).toBe(0);
    const plan = JSON.parse((await outside.reconcile('--plan acme --format json')).out);
    expect(plan).toMatchObject({ changes: [], failures: [] });
  });

  it('says that a subaccount is closed', async () => {
    const { account, console, outside } = await aLivedInWorld();
    await console(`twilio/accounts/${account.sid}`, { status: 'closed' });
    const { code, err } = await outside.reconcile('import acme --from brand.yaml');
    expect(code).toBe(1);
    expect(err).toContain(`The subaccount ${account.sid} is closed`);
  });

  it('says what is missing without credentials, and ends with 5 when they are rejected', async () => {
    const { outside } = await aLivedInWorld();
    const none = await outside.reconcile('import acme', { TWILIO_AUTH_TOKEN: '', MMP_API_TOKEN: '' });
    expect(none.code).toBe(1);
    expect(none.err).toContain('TWILIO_AUTH_TOKEN, MMP_API_TOKEN are not set');
    expect((await outside.reconcile('import acme', { TWILIO_AUTH_TOKEN: 'wrong' })).code).toBe(5);
    expect((await outside.reconcile('import acme', { MMP_API_TOKEN: 'wrong' })).code).toBe(5);
  });

  it('names two templates of one name, because no plan could tell them apart, and writes nothing', async () => {
    const { template, outside } = await aLivedInWorld();
    const sids = [
      await template('directions', 'The workshop is behind the station.', false),
      await template('directions', 'The workshop is beside the station.', false),
    ];
    const before = outside.files();
    const { code, err } = await outside.reconcile('import acme --from brand.yaml');
    expect(code).toBe(1);
    for (const sid of sids) expect(err).toContain(sid);
    expect(outside.files()).toEqual(before);
  });

  it('refuses a name that leads out of the folder', async () => {
    const { outside } = await aLivedInWorld();
    const { code, err } = await outside.reconcile('import ../acme');
    expect(code).toBe(1);
    expect(err).toContain('cannot be the name of an enterprise');
  });
});
