import type { Command } from 'commander';
import { registerConfigCurrent } from './config/current';
import { registerConfigHistory } from './config/history';

const HELP = `
Examples:
  ./waymark config list --kind team
  ./waymark config dependents quotaprofile small --type namespace
  ./waymark config validate path/to/clone
  ./waymark config diff path/to/clone
  ./waymark config set quotaprofile small spec.pods 80 --propose --reason "More sidecars" --as emil-sorensen --dry-run
  ./waymark config apply -f platform/teams --propose --reason "Two new teams" --as emil-sorensen
  ./waymark config history platform/ --since 2026-11-01
  ./waymark config history --actor ada-okafor --json | jq -r '.items[].commit'
  ./waymark config as-of 2026-11-20T10:00:00Z tenants/assistant/production/prompt-gateway.yaml
  ./waymark config compare 2026-11-01 2026-11-20 platform/
  ./waymark config restore 3f9c2ab platform/quotas/ --dry-run
  ./waymark config verify --replay

A moment is a time in ISO 8601, a day (its beginning in UTC), or a commit on main, whole or its first characters.

Kinds and invariants: docs/reference/configuration.

Exit codes: 0 done, 1 refused, different, not valid, or the chain is broken, 2 wrong usage, 3 no portal answers.`;

/** `waymark config`: configuration as it is and as it was, for terminals and scripts. */
export function registerConfig(program: Command): void {
  const config = program
    .command('config')
    .summary('see, check and change configuration, and what it was')
    .description(
      'Check configuration in a folder, see and change it at a running portal; ask what was accepted when, by whom and why; compare moments, restore one, and verify the history.',
    )
    .addHelpText('after', HELP);
  registerConfigCurrent(config);
  registerConfigHistory(config);
}
