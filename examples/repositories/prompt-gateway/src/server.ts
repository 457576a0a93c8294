import { createServer, type IncomingMessage } from 'node:http';
import { Budget } from './budget.ts';
import { complete, countTokens, MODELS, type Purpose } from './models.ts';
import { redact } from './redact.ts';

const MAX_BODY = 64 * 1024;
const counts = { requests: 0, refused: 0, redactions: 0 };

async function body(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MAX_BODY) throw new RangeError('body too large');
  }
  return JSON.parse(text);
}

/** The gateway's HTTP server. */
export function createGateway(options: { modelUrl?: string; limit?: number }) {
  const budget = new Budget(options.limit ?? 20_000);
  return createServer(async (request, response) => {
    const send = (status: number, value: unknown, headers = {}) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        ...headers,
      });
      response.end(JSON.stringify(value));
    };
    if (request.url?.startsWith('/health/')) return send(200, { status: 'ok' });
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' });
      return response.end(
        Object.entries(counts)
          .map(([name, value]) => `prompt_gateway_${name}_total ${value}\n`)
          .join(''),
      );
    }
    if (request.method !== 'POST' || request.url !== '/v1/completions') {
      return send(404, { error: 'POST /v1/completions' });
    }
    try {
      counts.requests += 1;
      const input = (await body(request)) as Record<string, string>;
      if (!input.team || !input.prompt || !(input.purpose in MODELS)) {
        return send(422, {
          error: `team, prompt and purpose (${Object.keys(MODELS)}) are needed`,
        });
      }
      const { text, found } = redact(input.prompt);
      counts.redactions += found;
      const tokens = countTokens(text);
      const spent = budget.spend(input.team, tokens);
      if (!spent.ok) {
        counts.refused += 1;
        return send(
          429,
          { error: 'budget of the team is used up' },
          {
            'retry-after': String(spent.retryAfterSeconds),
          },
        );
      }
      const purpose = input.purpose as Purpose;
      const answer = await complete(options.modelUrl, purpose, text);
      return send(200, {
        answer,
        model: MODELS[purpose].name,
        tokens,
        redacted: found,
      });
    } catch (error) {
      const tooLarge = error instanceof RangeError;
      const malformed = error instanceof SyntaxError;
      return send(tooLarge ? 413 : malformed ? 400 : 502, {
        error: error instanceof Error ? error.message : 'unknown',
      });
    }
  });
}

if (import.meta.main) {
  const server = createGateway({ modelUrl: process.env.MODEL_URL });
  server.listen(Number(process.env.PORT ?? 8080));
  process.once('SIGTERM', () => server.close());
}
