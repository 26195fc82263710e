import { WebSocket } from 'ws';

type Fields = Readonly<Record<string, unknown>>;

/** A client that works with threads, as the terminal app does: it is the one that is asked for approvals. */
export class DaemonClient implements AsyncDisposable {
  private readonly socket: WebSocket;
  private readonly pending = new Map<number, (result: Fields) => void>();
  private readonly approvals: ((id: unknown) => void)[] = [];
  private lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.take(JSON.parse(String(data)) as Fields));
    socket.on('error', () => {});
  }

  static async open(path: string): Promise<DaemonClient> {
    const socket = new WebSocket(`ws+unix:${path}:/`);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    const client = new DaemonClient(socket);
    await client.request('initialize', {
      clientInfo: { name: 'codex-glance-lab', title: null, version: '1' },
      capabilities: { experimentalApi: true, requestAttestation: false },
    });
    client.send({ method: 'initialized' });
    return client;
  }

  request(method: string, params: Fields): Promise<Fields> {
    this.lastId += 1;
    const id = this.lastId;
    const answer = new Promise<Fields>((resolve) => this.pending.set(id, resolve));
    this.send({ id, method, params });
    return answer;
  }

  /** Resolves with the id of the next approval that is asked for. */
  nextApproval(): Promise<unknown> {
    return new Promise((resolve) => this.approvals.push(resolve));
  }

  approve(id: unknown): void {
    this.send({ id, result: { decision: 'accept' } });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.terminate();
  }

  private send(message: Fields): void {
    this.socket.send(JSON.stringify(message));
  }

  private take({ id, method, result }: Fields): void {
    if (method !== undefined) {
      if (id !== undefined) this.approvals.shift()?.(id);
      return;
    }
    this.pending.get(Number(id))?.((result ?? {}) as Fields);
    this.pending.delete(Number(id));
  }
}
