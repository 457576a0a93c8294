import { Command } from 'commander';
import { describeExitCodes } from './exitCodes';
import type { Instance } from './instance/Instance';
import { Progress } from './output/Progress';

type Register = (program: Command, instance: Instance) => void;

/** The verbs in the order of the help. Each is loaded when it is called, because some bring half the platform. */
const verbs: Record<string, () => Promise<Register>> = {
  up: async () => (await import('./commands/up')).registerUp,
  down: async () => (await import('./commands/down')).registerDown,
  status: async () => (await import('./commands/status')).registerStatus,
  reset: async () => (await import('./commands/reset')).registerReset,
  doctor: async () => (await import('./commands/doctor')).registerDoctor,
  demo: async () => {
    const { registerDemo } = await import('./commands/demo');
    const { startDemoPortal } = await import('./stack/cluster/startDemoPortal');
    return (program, instance) =>
      registerDemo(program, place => startDemoPortal(instance, place));
  },
  cluster: async () => (await import('./commands/cluster')).registerCluster,
  reconciler: async () =>
    (await import('./commands/reconciler')).registerReconciler,
  changes: async () => (await import('./commands/changes')).registerChanges,
  approvals: async () =>
    (await import('./commands/approvals')).registerApprovals,
  config: async () => (await import('./commands/config')).registerConfig,
  namespaces: async () =>
    (await import('./commands/namespaces')).registerNamespaces,
  actions: async () => (await import('./commands/actions')).registerActions,
  render: async () => (await import('./commands/render')).registerRender,
  promote: async () => (await import('./commands/promote')).registerPromote,
  test: async () => {
    const { registerTest } = await import('./commands/test');
    return (program, instance) =>
      registerTest(program, {
        root: instance.root,
        stateDir: instance.stateDir,
        instance,
        startPortal: startPortal(instance),
      });
  },
  bench: async () => (await import('./commands/bench')).registerBench,
};

const help = `
Examples:
  ./waymark demo                 start the portal and take a service down the golden path
  ./waymark test                 run every test
  ./waymark up                   start the portal
  ./waymark up --port-base 8070  beside another one

${describeExitCodes()}`;

/**
 * The `waymark` command. Wrong usage is thrown as a CommanderError.
 *
 * @param instance - what the verbs work on
 * @param args - the command line without program and script; only the verb it names is loaded, for help all are
 */
export async function createProgram(
  instance: Instance,
  args: readonly string[],
): Promise<Command> {
  const program = new Command('./waymark')
    .description(
      'An internal developer platform on Backstage: golden paths from intent to running services.',
    )
    .option('--verbose', 'show where an error comes from')
    .exitOverride()
    .showSuggestionAfterError()
    // main.ts writes errors, all in one way.
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', help);
  const verb = args.find(argument => !argument.startsWith('-')) ?? '';
  const names = Object.hasOwn(verbs, verb) ? [verb] : Object.keys(verbs);
  for (const name of names) {
    const register = await verbs[name]();
    register(program, instance);
  }
  return program;
}

function startPortal(instance: Instance): () => Promise<string> {
  return async () => {
    const { startStack } = await import('./stack/startStack');
    await startStack(instance, new Progress());
    return instance.portalUrl;
  };
}
