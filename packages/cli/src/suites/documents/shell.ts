import type { Code } from 'mdast';
import { nodesOf, type Document } from './markdown';

/** A fenced block of shell commands. */
export type ShellBlock = { document: Document; node: Code };

/** Every block that is fenced as `sh`. */
export function shellBlocks(documents: readonly Document[]): ShellBlock[] {
  return documents.flatMap(document =>
    [...nodesOf(document.tree)]
      .filter(node => node.type === 'code')
      .filter(node => node.lang === 'sh' || node.lang === 'bash')
      .map(node => ({ document, node })),
  );
}

/** Each call of `waymark` in a script: its words after the name, quotes removed. */
export function waymarkCalls(script: string): string[][] {
  return script
    .replace(/\\\n/g, ' ')
    .split(/\n|&&|\|\||[|;]/)
    .map(command => command.replace(/\s#.*$/, '').trim())
    .flatMap(command => {
      const words = command.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
      const at = words.findIndex(word => /^(\.\/)?waymark$/.test(word));
      const assignments = words.slice(0, Math.max(at, 0));
      if (at < 0 || !assignments.every(word => /^\w+=/.test(word))) return [];
      const rest = words.slice(at + 1).map(word => word.replace(/["']/g, ''));
      const redirect = rest.findIndex(word => /^\d?[<>]/.test(word));
      return [redirect < 0 ? rest : rest.slice(0, redirect)];
    });
}
