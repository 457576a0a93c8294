/**
 * Whether the API server would write one value for the other: `500m` and `0.5`, `1024Mi` and `1Gi`, and a zero value that it leaves
 * out. Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function isSameValue(wanted: unknown, live: unknown): boolean {
  if (wanted === live || (isZero(wanted) && isZero(live))) return true;
  if (!isScalar(wanted) || !isScalar(live)) return false;
  if (String(wanted) === String(live)) return true;
  const [one, other] = [quantityOf(wanted), quantityOf(live)];
  return one !== undefined && one === other;
}

/** What an API server leaves out where the type says `omitempty`. */
export function isZero(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (value === '' || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Powers of ten for decimal suffixes; binary ones are powers of 1024. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const QUANTITY = /^([+-]?\d+(?:\.\d+)?)([numkMGTPE]|[KMGTPE]i)?$/;

/** A quantity in billionths, exactly as far as a double goes; undefined when it is none. */
function quantityOf(value: string | number | boolean): number | undefined {
  const [, digits, suffix = ''] = QUANTITY.exec(String(value)) ?? [];
  if (digits === undefined) return undefined;
  const power = BINARY.indexOf(suffix);
  const factor =
    power > 0 ? 1024 ** power * 1e9 : 10 ** (3 * DECIMAL.indexOf(suffix));
  return Number((Number(digits) * factor).toPrecision(12));
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
