import type { FastifyInstance, InjectOptions } from 'fastify';

export interface TestAnswer<Body = any> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

/** Calls the app over HTTP without a socket. */
export class TestClient {
  constructor(
    private readonly fastify: FastifyInstance,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get = <B = any>(url: string): Promise<TestAnswer<B>> => this.send('GET', url);
  post = <B = any>(url: string, body: object = {}, headers: Record<string, string> = {}): Promise<TestAnswer<B>> => this.send('POST', url, body, headers);
  put = <B = any>(url: string, body: object = {}, headers: Record<string, string> = {}): Promise<TestAnswer<B>> => this.send('PUT', url, body, headers);
  delete = <B = any>(url: string): Promise<TestAnswer<B>> => this.send('DELETE', url);

  with(headers: Record<string, string>): TestClient {
    return new TestClient(this.fastify, { ...this.headers, ...headers });
  }

  bearer(token: string): TestClient {
    return this.with({ authorization: `Bearer ${token}` });
  }

  /** Signs in as a person does and keeps the cookie and the CSRF token. @throws Error when it is refused */
  async signIn(company: string, email: string, password: string): Promise<TestClient> {
    const { status, body, headers } = await this.post('/api/session', { company, email, password });
    if (status !== 200) throw new Error(`Signing in as ${email} of ${company} answered ${status}: ${JSON.stringify(body)}`);
    const cookies = [headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]);
    return this.with({ cookie: cookies.join('; '), 'x-csrf-token': body.csrf });
  }

  private async send(method: InjectOptions['method'], url: string, body?: object, headers: Record<string, string> = {}): Promise<TestAnswer> {
    const answer = await this.fastify.inject({ method: method!, url, headers: { ...this.headers, ...headers }, ...(body ? { payload: body } : {}) });
    const json = /json/.test(String(answer.headers['content-type']));
    return { status: answer.statusCode, body: json ? answer.json() : answer.body, headers: answer.headers };
  }
}
