import { describe, expect, it } from 'vitest';
import type { Log } from '../../src/model/log.ts';
import { createLog } from '../../src/runtime/log.ts';

const TOKEN = 'planted-token-of-the-parent';

function recorded(level = 'debug'): {
  readonly log: Log;
  readonly lines: string[];
  readonly events: () => unknown[];
} {
  const lines: string[] = [];
  const destination = {
    write: (line: string) => {
      lines.push(line);
    },
  };
  const log = createLog({ level, destination, secrets: [TOKEN] });
  return { log, lines, events: () => lines.map((line): unknown => JSON.parse(line)) };
}

describe('a log', () => {
  it('writes one JSON line for each event, with level, time and fields, and nothing about the machine', () => {
    const { log, lines, events } = recorded();
    log.info({ enterprise: 'abc-banking', calls: 3 }, 'Observed.');
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(events()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        enterprise: 'abc-banking',
        calls: 3,
        msg: 'Observed.',
      },
    ]);
  });

  it('writes what is at its level or above', () => {
    const { log, events } = recorded('warn');
    log.debug({}, 'a');
    log.info({}, 'b');
    log.warn({}, 'c');
    log.error({}, 'd');
    expect(events()).toMatchObject([{ msg: 'c' }, { msg: 'd' }]);
  });

  it('writes nothing when silent', () => {
    const { log, lines } = recorded('silent');
    log.error({}, 'd');
    expect(lines).toEqual([]);
  });

  it('adds the fields of a child to its lines', () => {
    const { log, events } = recorded();
    log.child({ enterprise: 'abc-banking' }).child({ kind: 'twilio-sender' }).info({ n: 1 }, 'Read.');
    expect(events()).toMatchObject([{ enterprise: 'abc-banking', kind: 'twilio-sender', n: 1 }]);
  });

  it('lets no planted secret and no personal data through, wherever they stand', () => {
    const { log, lines } = recorded();
    const basic = Buffer.from(`AC1:${TOKEN}`).toString('base64');
    log.child({ who: 'ada@example.com', deep: { er: { token: TOKEN } } }).warn(
      {
        url: `https://x:${TOKEN}@host`,
        list: [basic, { '+14045550122': 'key', number: 14045550122 }],
        authToken: 'unknown-but-named',
        within: { password: 'also-named' },
      },
      `Sent ${TOKEN} to +1 404 555 0122 for grace@example.com`,
    );
    const text = lines.join('');
    expect(text).not.toMatch(/planted|4045550122|555 0122|example\.com|named/);
    expect(text).not.toContain(basic.slice(8, -8));
    expect(JSON.parse(text)).toMatchObject({ msg: 'Sent [secret] to [phone] for [e-mail]' });
  });

  it('keeps a line one line that no terminal and no pipeline obeys', () => {
    const { log, lines, events } = recorded();
    const hostile = 'x\r\n::set-env::\u001B[2J ##[error]y \u202Ereversed\u2028z';
    log.info({ hostile }, hostile);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\u202E\u2028]|##\[/u);
    expect(events()).toMatchObject([{ hostile, msg: hostile }]);
  });
});
