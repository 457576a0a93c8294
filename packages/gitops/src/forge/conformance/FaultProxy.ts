import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

/** What goes wrong with one request. */
export interface Fault {
  method: string;
  /** Matches the path with its query. */
  path: RegExp;
  /**
   * `unavailable`: 502 before the forge hears of it. `lost`: the forge does it and the connection breaks before the
   * answer. `late`: the forge does it and the answer stays away longer than anybody waits.
   */
  kind: 'unavailable' | 'lost' | 'late';
}

/** Stands between client and forge during a test and lets chosen requests go wrong, each fault once. */
export class FaultProxy {
  readonly #server: Server;
  readonly #target: URL;
  #faults: Fault[] = [];
  readonly #done: Fault[] = [];

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((req, res) => this.#handle(req, res));
  }

  static async start(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>(done => proxy.#server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address)
      throw new Error('The proxy is not listening');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Faults for the next requests that match; a request takes the first of them. */
  inject(...faults: Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Faults that no request has met. */
  get left(): readonly Fault[] {
    return this.#faults;
  }

  /** Faults whose request the forge has answered, although nobody heard it. */
  get done(): readonly Fault[] {
    return this.#done;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  #take({ method, url = '' }: IncomingMessage): Fault | undefined {
    const found = this.#faults.find(
      fault => fault.method === method && fault.path.test(url),
    );
    this.#faults = this.#faults.filter(fault => fault !== found);
    return found;
  }

  #handle(req: IncomingMessage, res: ServerResponse): void {
    const fault = this.#take(req);
    if (fault?.kind === 'unavailable') {
      req.resume();
      res.writeHead(502).end('<html>Bad gateway</html>');
      return;
    }
    const { hostname, port } = this.#target;
    const { host: _host, ...headers } = req.headers;
    const forwarded = request(
      { hostname, port, method: req.method, path: req.url, headers },
      answer => {
        if (fault) {
          answer.resume();
          this.#done.push(fault);
          if (fault.kind === 'lost') req.socket.destroy();
          return;
        }
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    forwarded.on('error', () => req.socket.destroy());
    req.pipe(forwarded);
  }
}
