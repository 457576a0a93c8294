import type { Finding, TextPosition } from '@waymark/platform-api';
import { excerpt } from './excerpt';

/** A text with what was found in it. */
export interface Inspected {
  file: string;
  text: string;
  findings: readonly Finding[];
  at?: TextPosition;
}

/** Findings, one a line with its fix below; where the text is no YAML, with the lines that break it. */
export function describeFindings(inspected: readonly Inspected[]): string {
  return inspected
    .flatMap(({ file, text, findings, at }) =>
      findings.map(({ severity, path, message, fix }) => {
        const where = path ? `${file}: ${path}` : file;
        const lines = [at ? excerpt(text, at) : '', fix]
          .filter(Boolean)
          .join('\n')
          .replace(/^/gm, '        ');
        return `${severity.padEnd(7)} ${where}: ${message}\n${lines}\n`;
      }),
    )
    .join('');
}
