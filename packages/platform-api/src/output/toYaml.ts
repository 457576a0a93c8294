import { dump } from 'js-yaml';

/**
 * YAML of one object: two spaces, block style, no anchors, no wrapped lines, keys in the order
 * compile() gives them. Equal objects give equal bytes. Words that YAML 1.1 reads as booleans are
 * quoted, because Kubernetes reads YAML 1.1.
 */
export function toYaml(object: object): string {
  return dump(object, { noRefs: true, lineWidth: -1 });
}
