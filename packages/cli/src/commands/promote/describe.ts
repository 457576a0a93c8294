import { hasErrors, toYaml, type PromotionResult } from '@waymark/platform-api';
import type { Inspected } from '../intent/describeFindings';

/** Which files, and whether the second was written. */
export interface Told {
  from: string;
  to: string;
  written: boolean;
  /** Files that come with a first document. */
  beside?: readonly string[];
}

/** What a promotion changes, for people: each field with what stands there and what is to stand there. */
export function describePromotion(
  { changes }: Extract<PromotionResult, { ok: true }>,
  { beside = [], from, to, written }: Told,
): string {
  if (changes.length === 0) {
    return `Nothing to promote: ${to} has the same already.\n`;
  }
  const shown = changes.map(({ path, before, after }) =>
    [`  ${path}`, ...lines('-', before), ...lines('+', after)].join('\n'),
  );
  const files = [to, ...beside].join(' and ');
  const end = written
    ? `Written to ${files}.`
    : `Nothing is written; --write changes ${files}.`;
  return `${from} → ${to}\n${shown.join('\n')}\n${end}\n`;
}

function lines(sign: string, value: unknown): string[] {
  if (value === undefined) return [];
  const text =
    typeof value === 'object' && value !== null
      ? toYaml(value).trimEnd()
      : String(value);
  return text.split('\n').map(line => `    ${sign} ${line}`);
}

/** `{from, to, ok, written, changes, findings: [{file, …}], document?}`; a stable shape. */
export function promotionJson(
  inspected: readonly Inspected[],
  result: PromotionResult | undefined,
  { from, to, written }: Told,
): string {
  const findings = inspected.flatMap(({ file, findings: found }) =>
    found.map(finding => ({ file, ...finding })),
  );
  const made = result?.ok
    ? { changes: result.changes, document: result.document }
    : { changes: [] };
  return `${JSON.stringify(
    { from, to, ok: !hasErrors(findings), written, findings, ...made },
    null,
    2,
  )}\n`;
}
