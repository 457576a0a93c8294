import type { Code } from 'mdast';
import { nodesOf, type Document } from './markdown';

/** A fenced block of shell commands. */
export type ShellBlock = {
  document: Document;
  node: Code;
  /** How to execute it, where it is marked so. */
  run?: {
    exits: readonly string[];
    needsPortal: boolean;
    needsCluster: boolean;
  };
};

const SHELL = /^(?:sh|bash|\{\.sh)$/;

/**
 * Every block that is fenced as `sh`. One fenced as `{.sh .run}` is to be executed: `exit=0,3` names the codes it may end
 * with (0), `needs=portal` that the portal has to run, `needs=cluster` that the suite with a cluster executes it. Braces are how TechDocs' Markdown takes more than a language's name.
 */
export function shellBlocks(documents: readonly Document[]): ShellBlock[] {
  return documents.flatMap(document =>
    [...nodesOf(document.tree)]
      .filter(node => node.type === 'code')
      .filter(({ lang }) => SHELL.test(lang ?? ''))
      .map(node => ({ document, node, run: runOf(node.meta ?? '') })),
  );
}

function runOf(meta: string): ShellBlock['run'] {
  const [mark, ...settings] = meta.replace(/\}$/, '').split(/\s+/);
  if (mark !== '.run') return undefined;
  const exit = settings.find(setting => setting.startsWith('exit='));
  return {
    exits: (exit?.slice('exit='.length) ?? '0').split(','),
    needsPortal: settings.includes('needs=portal'),
    needsCluster: settings.includes('needs=cluster'),
  };
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
