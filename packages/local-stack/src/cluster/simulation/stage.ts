/** A condition on an object: a jq expression whose values are, or are not, among the given ones. */
export interface Match {
  jq: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values?: readonly string[];
}

/** One step in the life of a simulated object. */
export interface StageOptions {
  name: string;
  /** `v1` for the core group. */
  apiGroup: string;
  kind: string;
  when: readonly Match[];
  /** Until it happens, in milliseconds. */
  delayMs?: number;
  /** A jq expression for the delay, such as `"20s"`; wins where it has a value. */
  delayFrom?: string;
  event?: { type: 'Normal' | 'Warning'; reason: string; message: string };
  /** Go template of the status. */
  status: string;
}

/** A Stage of kwok, see https://kwok.sigs.k8s.io/docs/user/stages-configuration/ */
export function stage({
  name,
  apiGroup,
  kind,
  when,
  delayMs,
  delayFrom,
  event,
  status,
}: StageOptions) {
  const builtIn = apiGroup === 'v1';
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name },
    spec: {
      resourceRef: { apiGroup, kind },
      selector: {
        matchExpressions: when.map(({ jq, operator, values }) => ({
          jq: { key: jq, operator, ...(values ? { values } : {}) },
        })),
      },
      ...(delayMs === undefined && delayFrom === undefined
        ? {}
        : {
            delay: {
              durationMilliseconds: delayMs ?? 0,
              ...(delayFrom
                ? { durationFrom: { jq: { expression: delayFrom } } }
                : {}),
            },
          }),
      steps: [
        ...(event ? [{ event }] : []),
        {
          patch: {
            subresource: 'status',
            root: 'status',
            template: status,
            type: builtIn ? 'strategic' : 'merge',
          },
        },
      ],
    },
  };
}
