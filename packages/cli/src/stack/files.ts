import path from 'node:path';
import type { Instance } from '../instance/Instance';

/** File of the people and teams of the example organization. */
export function peopleFile(instance: Instance): string {
  return path.join(
    instance.root,
    'examples/repositories/organization/org.yaml',
  );
}

/** The portal's configuration files; one of one's own in the state folder need not exist, comes last and wins. */
export function configFiles(instance: Instance): string[] {
  return [
    path.join(instance.root, 'app-config.yaml'),
    instance.state('config', 'app-config.yaml'),
  ];
}
