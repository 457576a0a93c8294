import { createContext, useContext } from 'react';
import type { DocumentFinding } from '@waymark/plugin-changes-common';
import {
  referencedKind,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import type { Configuration } from '../configuration/configuration';

/** Begins the id of every field of the form; the rest is its path. */
export const ID_PREFIX = 'field';
export const ID_SEPARATOR = '.';

/** What the parts of the form know beside their own field. */
export interface FormContext {
  kind: ConfigurationKind;
  configuration: Configuration;
  /** Of the document that is edited. */
  findings: readonly DocumentFinding[];
  /** Whether a field's findings are told yet: those of a new document once somebody was there. */
  isTold: (path: string) => boolean;
}

/** Given by the form, taken by its parts. */
export const FormContextReact = createContext<FormContext | undefined>(
  undefined,
);

/** @throws Error outside of the form */
export function useFormContext(): FormContext {
  const context = useContext(FormContextReact);
  if (!context) throw new Error('A part of the form stands outside of it.');
  return context;
}

/** The path of a field in its document: `field.spec.targets.1` → `spec.targets[1]`. */
export function pathOfId(id: string): string {
  return id
    .slice(ID_PREFIX.length + ID_SEPARATOR.length)
    .replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}

/** What is wrong with a field, when it is time to tell it. */
export function findingsAt(
  id: string,
  { findings, isTold }: FormContext,
): DocumentFinding[] {
  const path = pathOfId(id);
  return isTold(path) ? findings.filter(one => one.path === path) : [];
}

/** Names that a field may name; undefined where it names no document. */
export function choicesOf(
  id: string,
  { configuration, kind }: FormContext,
): string[] | undefined {
  const path = pathOfId(id);
  const to = referencedKind(kind, path);
  if (to) {
    return configuration.entries
      .filter(entry => entry.kind === to)
      .map(({ name }) => name)
      .sort();
  }
  return undefined;
}
