import { createServer } from 'node:net';
import type { Socket } from 'node:net';

/** What the server answers instead of going on; `hang-up` ends the connection without a word. */
export type Answers = Readonly<Record<string, string>>;

/** A mail server on loopback, of a few lines, that keeps all it was told. */
export interface SmtpServer {
  readonly url: string;
  /** Every line of every client, bodies included. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

const USUAL: Answers = {
  '': '220 ready',
  EHLO: '250-host\r\n250 AUTH PLAIN',
  DATA: '354 go on',
  '.': '250 taken',
};

/** `answers` by command: `RCPT`, `DATA`, `.` for the end of the body, an empty one for the greeting. */
export async function smtpServer(answers: Answers = {}): Promise<SmtpServer> {
  const lines: string[] = [];
  const server = createServer((socket) => converse(socket, { ...USUAL, ...answers }, lines));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    lines,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
      }),
  };
}

function converse(socket: Socket, answers: Answers, lines: string[]): void {
  let rest = '';
  let inBody = false;
  socket.on('error', () => socket.destroy());
  answer(socket, answers['']);
  socket.on('data', (chunk) => {
    const parts = (rest + chunk.toString('utf8')).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      const command = inBody ? line : line.slice(0, 4).toUpperCase();
      if (inBody && line !== '.') continue;
      inBody = command === 'DATA' && (answers['DATA'] ?? '').startsWith('354');
      answer(socket, answers[command] ?? '250 ok');
    }
  });
}

function answer(socket: Socket, reply = ''): void {
  if (reply === 'hang-up') socket.destroy();
  else socket.write(`${reply}\r\n`);
}
