import { describe, expect, it } from 'vitest';
import { aWorkplace } from '../helpers/cli.ts';

const LATE = { clock: { now: () => new Date('2026-12-03T15:00:00Z'), sleep: async () => {} } };

describe('status', () => {
  it('shows senders and templates as the Twilio portal does', async () => {
    const { out } = await aWorkplace().reconcile('status abc-banking larkspur-wealth');
    expect(out).toMatch(
      /WHATSAPP NUMBER +BUSINESS DISPLAY NAME +STATUS\n +\+14045550122 +ABC Banking +Approved/,
    );
    expect(out).toMatch(/template_22 .* English +1\/1 translation approved by WhatsApp/);
    expect(out).toMatch(/template_62 .* English +1\/1 translation rejected by WhatsApp/);
    expect(out).toMatch(/Retail Bank +enabled +INHERITED/);
  });

  it('shows a sender that Meta reviews as waiting for approval from WhatsApp', async () => {
    const { reconcile, edit } = aWorkplace();
    edit(
      'enterprises/abc-banking/status.yaml',
      'remoteId: XE3fc5b0a5d1158fc2507d47a9bfef555c\n    ready: ready\n',
      'remoteId: XE3fc5b0a5d1158fc2507d47a9bfef555c\n    ready: pending\n    on: meta\n    reason: In review.\n',
    );
    expect((await reconcile('status abc-banking')).out).toContain('Waiting for Approval from WhatsApp');
  });

  it('names the one thing to chase in the fleet', async () => {
    const { out } = await aWorkplace().reconcile('status', LATE);
    expect(out).toContain(
      '3 enterprises, 1 live. Chase today:\n  larkspur-wealth   Meta: decide on the business and the partner request (activity 5, was due 29 Nov, 4 days ago)',
    );
  });

  it('says that too few onboardings are through to tell from them', async () => {
    const { out } = await aWorkplace().reconcile('status larkspur-wealth');
    expect(out).toContain('too few onboardings are through to tell: 1 of at least 5');
  });

  it('shows the published total beside what its cells add up to', async () => {
    const { out } = await aWorkplace().reconcile('status larkspur-wealth');
    expect(out).toContain(
      'total of 33 to 41 days: live between 12 Dec and 20 Dec; its cells add up to 28 to 34',
    );
  });

  it('warns before an activity is overdue', async () => {
    const risky = { clock: { now: () => new Date('2026-11-27T15:00:00Z'), sleep: async () => {} } };
    const { out } = await aWorkplace().reconcile('status larkspur-wealth', risky);
    expect(out).toContain('due 29 Nov, at risk');
  });

  it('gives programs the outlook and the verdicts', async () => {
    const { out } = await aWorkplace().reconcile('status --format json larkspur-wealth');
    const [larkspur] = JSON.parse(out).enterprises;
    expect(larkspur.outlook.forecast.path.slice(0, 2)).toEqual(['review-request', 'pre-approve']);
    expect(larkspur.outlook.days[0]).toEqual({ party: 'meta', days: 7 });
    expect(larkspur.reviews.templates[3].status).toBe('1/1 translation rejected by WhatsApp');
  });

  it('tells what was known on a past day, before and after the run of that day', async () => {
    const { reconcile } = aWorkplace();
    const { out } = await reconcile('status abc-banking --as-of 2026-10-20');
    expect(out).toMatch(
      /^abc-banking {3}4 of 16 {3}waiting on Meta since 14 Oct {3}live between 3 Nov and 7 Nov\n/,
    );
    expect(out).toContain('days so far     Meta 6, ISV 5, Enterprise 4');
    expect(out).not.toContain('WHATSAPP NUMBER');
    expect((await reconcile('status abc-banking --as-of 2026-10-25')).out).toContain('waiting on Twilio');
    expect((await reconcile('status --as-of yesterday')).err).toContain('Write it year first');
  });

  it('stays inside a fence in Markdown', async () => {
    const { out } = await aWorkplace().reconcile('status --format markdown larkspur-wealth');
    expect(out).toMatch(/^## Onboarding status\n\n```diff\n[^`]*```\n$/);
  });
});

describe('next', () => {
  it('says what a party can do, until when, and how it is recorded', async () => {
    const { code, out } = await aWorkplace().reconcile('next --party meta', LATE);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'larkspur-wealth   Meta   decide on the business and the partner request   was due 29 Nov, 4 days ago',
        '    activity 5, since 17 Nov, no evidence of review-request in evidence.yaml yet',
        "    gives ISV: Meta's decision",
        '    then: reconcile attest larkspur-wealth review-request',
        '',
      ].join('\n'),
    );
  });

  it('says what is due tomorrow', async () => {
    const eve = { clock: { now: () => new Date('2026-11-28T15:00:00Z'), sleep: async () => {} } };
    expect((await aWorkplace().reconcile('next --party meta', eve)).out).toContain('due tomorrow');
  });

  it('asks the ISV to put right what was refused, and names what need not wait', async () => {
    const { out } = await aWorkplace().reconcile('next --party isv larkspur-wealth');
    expect(out).toContain('put right twilio-template/template_62.en');
    expect(out).toContain('meanwhile: get the numbers');
  });

  it('says when there is nothing to do', async () => {
    const { code, out } = await aWorkplace().reconcile('next abc-banking');
    expect({ code, out }).toEqual({ code: 0, out: 'Nobody has anything to do now.\n' });
  });

  it('gives programs the same steps', async () => {
    const { out } = await aWorkplace().reconcile('next --party meta --format json');
    expect(JSON.parse(out)).toMatchObject({
      format: 'reconcile/next/v1',
      steps: [{ enterprise: 'larkspur-wealth', activity: 5, due: '2026-11-29', urgency: { is: 'in-time' } }],
    });
  });
});

describe('why', () => {
  it('leads from an enterprise to the person who is waited for, and the line to write', async () => {
    const { out } = await aWorkplace().reconcile('why larkspur-wealth');
    expect(out).toMatch(/^larkspur-wealth is not live\n {2}because activity 16/);
    expect(out).toContain('waits for Meta, since 17 Nov, due 29 Nov');
    expect(out).toContain('evidence.yaml:4:3   reconcile attest larkspur-wealth review-request');
  });

  it('leads from a resource to the activity that it waits for', async () => {
    const { out } = await aWorkplace().reconcile('why larkspur-wealth/twilio-sender/+441134960122');
    expect(out).toMatch(/senders\.yaml:4:5\n {2}because activity 7/);
  });

  it('leads from a refused template to its line in the file', async () => {
    const { out } = await aWorkplace().reconcile('why larkspur-wealth/twilio-template/template_62.en');
    expect(out).toContain('is rejected: Rejected by WhatsApp (2388299)');
    expect(out).toMatch(/templates\.yaml:\d+:\d+/);
  });

  it('leads from an enterprise that has not begun to the field that begins it', async () => {
    const { out } = await aWorkplace().reconcile('why fernhill-motors/3');
    expect(out).toContain('because the enterprise has not begun');
    expect(out).toContain('enterprise.yaml:2:1   set `started` to the first day');
  });

  it('names the nearest when nothing is called that', async () => {
    const { code, err } = await aWorkplace().reconcile('why larkspur-wealth/twilio-templte/template_5.en');
    expect(err).toContain('Did you mean larkspur-wealth/twilio-template/template_5.en?');
    expect(code).toBe(1);
  });

  it('gives programs the chain with its depths', async () => {
    const { out } = await aWorkplace().reconcile('why fernhill-motors/verify-business --format json');
    expect(JSON.parse(out).causes.map(({ depth }: { depth: number }) => depth)).toEqual([0, 1]);
  });
});
