import { PortalProcess } from '@waymark/backend-test-utils';
import { ApprovalsClient } from '@waymark/plugin-approvals-common';
import { ChangesClient } from '@waymark/plugin-changes-common';
import { resolve } from 'node:path';

const SCRIPT = resolve(__dirname, '../portal.ts');

/** One process of changes and approvals, and the people who ask it. */
export class Replica {
  readonly process: PortalProcess;

  static async start(config: object): Promise<Replica> {
    const process = await PortalProcess.create(SCRIPT, config, {
      bundled: true,
    });
    await process.start();
    return new Replica(process);
  }

  private constructor(process: PortalProcess) {
    this.process = process;
  }

  /** Asks for changes. */
  get ada() {
    return this.#clients('ada-okafor');
  }

  /** Reviews what runs in production. */
  get dara() {
    return this.#clients('dara-novak');
  }

  /** Reviews what the platform gives. */
  get emil() {
    return this.#clients('emil-sorensen');
  }

  /** Operates the platform. */
  get hugo() {
    return this.#clients('hugo-martins');
  }

  #clients(person: string) {
    const options = this.process.as(person);
    return {
      approvals: new ApprovalsClient(options),
      changes: new ChangesClient(options),
    };
  }
}
