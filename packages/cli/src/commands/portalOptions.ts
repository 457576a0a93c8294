import type { Command } from 'commander';
import { OPERATOR } from '../portal/openPortal';
import { portBaseOption } from './portBase';

/** What verbs that ask a portal take. */
export interface AskPortalOptions {
  as: string;
  url?: string;
  portBase?: number;
  json?: boolean;
}

/** `--as`, `--url`, `--port-base` and `--json`: which portal is asked, by whom, and how the answer is written. */
export function askingPortal(command: Command): Command {
  return command
    .option('--as <person>', 'who asks, at the local portal', OPERATOR)
    .option('--url <address>', 'another portal, with a token in WAYMARK_TOKEN')
    .addOption(portBaseOption())
    .option('--json', 'as JSON');
}
