import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Command } from 'commander';
import { openAt } from '../instance/openAt';
import { table } from '../output/table';
import { reachPortal } from '../portal/openPortal';
import { askingPortal, type AskPortalOptions } from './portalOptions';

const HELP = `
Examples:
  ./waymark actions --as ada-okafor
  ./waymark actions --json | jq -r '.items[] | select(.readOnly) | .name'

Exit codes: 0 listed, 3 no portal answers.`;

/** What an agent may call, as it is told over the Model Context Protocol. */
interface Action {
  name: string;
  title: string;
  description: string;
  /** It changes nothing. */
  readOnly: boolean;
  /** Doing it twice is as doing it once. */
  idempotent: boolean;
}

/** `waymark actions`: what a portal offers to agents. */
export function registerActions(program: Command): void {
  askingPortal(program.command('actions'))
    .summary('see what agents may call')
    .description(
      'Ask a running portal, as an agent does, which actions there are. Each asks for the same permission as the page or command that does it.',
    )
    .addHelpText('after', HELP)
    .action(async ({ as, json, portBase, url }: AskPortalOptions) => {
      const instance = await openAt({ portBase });
      const items = await listActions(await reachPortal(instance, { as, url }));
      process.stdout.write(
        json
          ? `${JSON.stringify({ items }, null, 2)}\n`
          : `${table(
              ['action', 'does', ''],
              items.map(({ name, readOnly, title }) => [
                name,
                title,
                readOnly ? 'reads' : 'changes',
              ]),
            )}\n`,
      );
    });
}

async function listActions({
  base,
  fetchApi,
}: Awaited<ReturnType<typeof reachPortal>>): Promise<Action[]> {
  const client = new Client({ name: 'waymark', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${base}/api/mcp-actions/v1`), {
      fetch: (input, init) => fetchApi.fetch(input, init),
    }),
  );
  try {
    const { tools } = await client.listTools();
    return tools
      .map(({ annotations, description = '', name }) => ({
        name,
        title: annotations?.title ?? name,
        description,
        readOnly: annotations?.readOnlyHint === true,
        idempotent: annotations?.idempotentHint === true,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  } finally {
    await client.close();
  }
}
