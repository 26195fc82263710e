import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes exactly as given, which fetch cannot: its Host, Origin and Sec-Fetch headers are its own. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
    socket.write(text);
  });
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  /** In order; a name may come twice. `Host` is right unless given here. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
}

export async function request(port: number, form: RawRequest = {}): Promise<RawAnswer> {
  const { method = 'GET', path = '/', headers = [], body = '' } = form;
  const named = (name: string) => headers.some(([each]) => each.toLowerCase() === name);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(named('host') ? [] : [`Host: 127.0.0.1:${port}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    'Connection: close',
    '',
    body,
  ];
  return parse(await sendRaw(port, lines.join('\r\n')));
}

export function parse(answer: string): RawAnswer {
  const split = answer.indexOf('\r\n\r\n');
  const [first = '', ...rest] = answer.slice(0, split).split('\r\n');
  const headers = Object.fromEntries(
    rest.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, body: answer.slice(split + 4) };
}
