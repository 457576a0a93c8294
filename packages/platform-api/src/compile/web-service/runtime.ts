import type { WebService } from '../../model/webService';
import type { Platform } from '../../platform/platform';
import type { Report } from '../context';
import { cpuCores, memoryBytes } from '../quantities';

/** The image to run, and whether it only stands in. */
export interface Image {
  reference: string;
  args?: string[];
  bootstrap: boolean;
}

/** CPU and memory of one replica. */
export interface Resources {
  cpuRequest: string;
  memoryRequest: string;
  memoryLimit: string;
  /** Only where the document gives up bursting. */
  cpuLimit?: string;
}

/** The declared image, else the platform's bootstrap image with a finding that says so. */
export function resolveImage(
  { spec }: WebService,
  platform: Platform,
  report: Report,
): Image {
  if (spec.runtime.image) {
    return { reference: spec.runtime.image, bootstrap: false };
  }
  const { image, args } = platform.bootstrapImage;
  report({
    path: 'spec.runtime.image',
    constraint: 'image.bootstrap',
    value: undefined,
    severity: 'info',
    message: 'There is no image yet; the platform’s bootstrap image stands in.',
    fix: 'Nothing to do: the first run of the pipeline sets the digest.',
  });
  return { reference: image, args: [...args], bootstrap: true };
}

/** The size profile's resources, or the custom ones. */
export function resolveResources(
  { spec }: WebService,
  platform: Platform,
  report: Report,
): Resources {
  const { size, resources: custom, cpuBurst } = spec.runtime;
  const resources =
    size === 'custom' || custom
      ? custom ?? platform.sizes.small
      : platform.sizes[size];
  if (size === 'custom') reportCustom(resources, report);
  if (cpuBurst !== false) return resources;
  report({
    path: 'spec.runtime.cpuBurst',
    constraint: 'cpu.limit',
    value: false,
    severity: 'warning',
    message: `Without bursting each replica is throttled at ${resources.cpuRequest} CPU, even on an idle node.`,
    fix: 'Remove the field unless equal latency matters more than low latency.',
  });
  return { ...resources, cpuLimit: resources.cpuRequest };
}

function reportCustom(resources: Resources, report: Report): void {
  const { cpuRequest, memoryRequest, memoryLimit } = resources;
  if (memoryBytes(memoryRequest) > memoryBytes(memoryLimit)) {
    report({
      path: 'spec.runtime.resources.memoryRequest',
      constraint: 'resources.bounds',
      value: memoryRequest,
      message: `The request (${memoryRequest}) is above the limit (${memoryLimit}).`,
      fix: `Set it to ${memoryLimit} or less.`,
    });
  }
  report({
    path: 'spec.runtime.size',
    constraint: 'size.review',
    value: 'custom',
    severity: 'warning',
    message: `A custom size (${cpuCores(
      cpuRequest,
    )} CPU, ${memoryRequest}) needs a review.`,
    fix: 'Choose a size profile to go without one.',
  });
}
