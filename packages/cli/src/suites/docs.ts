import { Instance } from '../instance/Instance';
import { Checks } from './Checks';
import { checkCommands } from './documents/commands';
import { checkDecisions } from './documents/decisions';
import { checkExecuted } from './documents/executed';
import { checkGenerated } from './documents/generated';
import { checkLinks } from './documents/links';
import { readDocuments } from './documents/markdown';
import { checkTables } from './documents/tables';
import { checkVariables } from './documents/variables';
import type { Suite } from './types';

/** The documents: links, commands, tables, generated parts, and what says it can be executed. */
export const docs: Suite = {
  name: 'docs',
  description: 'documents: links, tables, and commands that are executed',
  async run({ root, stateDir, env }) {
    // This suite is part of the program it looks at, so that it cannot be imported before it runs.
    const { createProgram } = await import('../program');
    const program = await createProgram(await Instance.open(), []);
    const checks = new Checks();
    await checkGenerated(checks, root, program, env.UPDATE_DOCS === '1');
    const documents = await readDocuments(root);
    await checkLinks(checks, root, documents);
    await checkTables(checks, documents);
    await checkCommands(checks, documents, program);
    await checkVariables(checks, root, documents);
    await checkDecisions(checks, documents);
    await checkExecuted(checks, documents, { root, stateDir, env });
    return checks.result();
  },
};
