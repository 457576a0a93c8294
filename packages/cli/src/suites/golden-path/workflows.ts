import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { expectNone, type Checks } from '../Checks';

const stepSchema = z
  .strictObject({
    name: z.string().optional(),
    id: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().optional(),
    run: z.string().optional(),
    with: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional(),
    env: z.record(z.string(), z.string()).optional(),
  })
  .refine(
    step => (step.uses === undefined) !== (step.run === undefined),
    'a step has either `uses` or `run`',
  );

const permissionsSchema = z.partialRecord(
  z.enum(['contents', 'packages', 'id-token', 'attestations']),
  z.enum(['read', 'write']),
);

const jobSchema = z.strictObject({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  'runs-on': z.string().optional(),
  'timeout-minutes': z.number().optional(),
  permissions: permissionsSchema.optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  steps: z.array(stepSchema).optional(),
});

/** The part of GitHub's workflow syntax that the golden paths use; anything else is a mistake. */
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.partialRecord(
    z.enum(['push', 'pull_request', 'workflow_call']),
    z.unknown(),
  ),
  permissions: permissionsSchema,
  concurrency: z.looseObject({ group: z.string() }).optional(),
  jobs: z.record(z.string(), jobSchema),
});

type Job = z.infer<typeof jobSchema>;

/** The pipeline: its structure, and the rules that keep it from being a way in. */
export async function checkWorkflows(
  checks: Checks,
  folder: string,
): Promise<void> {
  const workflows = path.join(folder, '.github', 'workflows');
  for (const file of (await readdir(workflows)).sort()) {
    await checks.check(`workflow ${file} is sound`, async () => {
      const text = await readFile(path.join(workflows, file), 'utf8');
      const { jobs } = workflowSchema.parse(load(text));
      const problems: string[] = [];
      for (const [name, job] of Object.entries(jobs)) {
        problems.push(
          ...jobProblems(name, job, Object.keys(jobs)),
          ...(await missingWorkflow(folder, job)),
        );
      }
      expectNone([...problems, ...unpinned(text)]);
    });
  }

  await checks.check('the pipeline scans before it proposes', async () => {
    const text = await readFile(path.join(workflows, 'ci.yaml'), 'utf8');
    const { jobs } = workflowSchema.parse(load(text));
    const steps = jobs.image?.steps ?? [];
    const at = (action: string) =>
      steps.findIndex(({ uses }) => uses?.startsWith(`${action}@`));
    const scan = steps[at('anchore/scan-action')];
    const push = steps.findIndex(step => step.with?.push === true);
    if (scan?.with?.['severity-cutoff'] !== 'high' || !scan.with['fail-build'])
      throw new Error('nothing stops the pipeline at high findings');
    if (at('anchore/scan-action') > push)
      throw new Error('the image is pushed before it is scanned');
    for (const action of [
      'anchore/sbom-action',
      'actions/attest-build-provenance',
    ]) {
      if (at(action) < 0) throw new Error(`${action} is missing`);
    }
    if (jobs.propose?.needs !== 'image')
      throw new Error('an image can be proposed that was not scanned');
  });
}

function jobProblems(name: string, job: Job, names: readonly string[]) {
  const problems: string[] = [];
  for (const needed of [job.needs ?? []].flat()) {
    if (!names.includes(needed)) problems.push(`${name} needs ${needed}`);
  }
  if (!job.uses && (!job['runs-on'] || !job['timeout-minutes'] || !job.steps)) {
    problems.push(`${name} needs runs-on, timeout-minutes and steps`);
  }
  for (const { run } of job.steps ?? []) {
    // Values of an event may be written by anyone; in a script they would be code.
    const injected = run && /\$\{\{[^}]*\}\}/.exec(run)?.[0];
    if (injected) problems.push(`${name} runs a script made with ${injected}`);
  }
  return problems;
}

async function missingWorkflow(folder: string, { uses }: Job) {
  if (!uses?.startsWith('./')) return [];
  try {
    await access(path.join(folder, uses));
    return [];
  } catch {
    return [`${uses} does not exist`];
  }
}

function unpinned(text: string): string[] {
  return [...text.matchAll(/^.*\buses: (?!\.\/)(.*)$/gm)]
    .map(match => match[1] ?? '')
    .filter(
      uses => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses),
    )
    .map(uses => `${uses} is not pinned by commit, with its release beside it`);
}
