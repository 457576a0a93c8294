import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkCatalogInfo } from './golden-path/catalogInfo';
import { Checks } from './Checks';
import { checkConventions } from './golden-path/conventions';
import { checkDockerfile } from './golden-path/dockerfile';
import { checkDocumentation } from './golden-path/documentation';
import { checkFiles } from './golden-path/files';
import { checkHelm } from './golden-path/helm';
import { checkImageProposal } from './golden-path/imageProposal';
import { checkOwnTests } from './golden-path/ownTests';
import { renderService } from './golden-path/render';
import { checkRunbook } from './golden-path/runbook';
import { SAMPLES } from './golden-path/samples';
import { checkTemplateEntity } from './golden-path/templateEntity';
import { prepareToolchain } from './golden-path/toolchains';
import { checkWorkflows } from './golden-path/workflows';
import type { Suite } from './types';

/** Every golden path: rendered as the scaffolder does it, then used as its team would. */
export const templates: Suite = {
  name: 'templates',
  description:
    'golden paths: rendered, validated, installed, tested and started',
  async run({ root, stateDir, env }) {
    const checks = new Checks();
    await checkTemplateEntity(checks, root);
    const cacheDir = path.join(stateDir, 'cache', 'templates');
    const workDir = path.join(stateDir, 'test');
    await mkdir(workDir, { recursive: true });
    for (const sample of SAMPLES) {
      const folder = await mkdtemp(path.join(workDir, 'service-'));
      try {
        const about = checks.about(`${sample.language} service`);
        await renderService(root, sample, folder);
        await checkFiles(about, folder);
        await checkCatalogInfo(about, folder);
        await checkWorkflows(about, folder);
        await checkDockerfile(about, folder);
        await checkHelm(about, folder, sample, env);
        await checkRunbook(about, folder, sample);
        await checkDocumentation(about, folder, stateDir, env);
        const toolchain = await prepareToolchain(about, {
          folder,
          cacheDir,
          language: sample.language,
          env,
        });
        if (toolchain) {
          await checkOwnTests(about, folder, toolchain);
          await checkConventions(about, folder, toolchain);
        }
        await checkImageProposal(about, { folder, cacheDir, sample, env });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
    return checks.result();
  },
};
