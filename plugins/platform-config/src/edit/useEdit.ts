import { useEffect, useMemo, useState } from 'react';
import { toYaml } from '@waymark/platform-api';
import {
  configurationPath,
  type ConfigurationKind,
} from '@waymark/plugin-platform-config-common';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Entry } from '../configuration/configuration';
import { fromForm, type FormData } from '../form/fromForm';
import {
  differences,
  writeChanges,
  type FieldDifference,
} from '../form/writeChanges';
import {
  forgetUnsaved,
  keepUnsaved,
  readUnsaved,
  type Unsaved,
} from './unsaved';

/** How a document is written: in the form, or as text. */
export type EditMode = Unsaved['mode'];

/** A document as somebody changes it, before anybody else sees it. */
export interface Edit {
  mode: EditMode;
  data: FormData;
  /** The whole document as it would be written. */
  content: string;
  /** Where it lies; undefined while it has no name. */
  path?: string;
  changes: FieldDifference[];
  /** Also where only comments differ. */
  isChanged: boolean;
  /** The text cannot be shown as a form. */
  isTextOnly: boolean;
  setData(data: FormData): void;
  setText(text: string): void;
  setMode(mode: EditMode): void;
  /** Begins again with what is on main. */
  reset(): void;
  /** What was entered is in other hands now. */
  forget(): void;
}

/** Keeps what is entered, and writes it into the text of the document so that everything else in it stays. */
export function useEdit(kind: ConfigurationKind, entry?: Entry): Edit {
  const before = entry?.content ?? '';
  const document = entry?.path ?? `new ${kind}`;
  const original = useMemo(() => readForm(before), [before]);
  const [state, setState] = useState<Unsaved>(
    () => readUnsaved(document, before) ?? startOf(before),
  );
  const content = useMemo(() => contentOf(kind, state), [kind, state]);
  const changes = useMemo(
    () =>
      differences(
        fromForm(kind, original ?? {}),
        fromForm(kind, readForm(content) ?? {}),
      ),
    [kind, original, content],
  );
  const name = entry?.name ?? nameOf(state.data);
  const isChanged = entry ? content !== before : changes.length > 0;

  useEffect(() => {
    if (isChanged) keepUnsaved(document, before, state);
    else forgetUnsaved(document);
  }, [before, document, isChanged, state]);

  return {
    mode: state.mode,
    data: state.data,
    content,
    path: name ? configurationPath(kind, name) : undefined,
    changes,
    isChanged,
    isTextOnly: state.mode === 'yaml' && readForm(state.text) === undefined,
    setData: data => setState(current => ({ ...current, data })),
    setText: text => setState(current => ({ ...current, text })),
    setMode: mode =>
      setState(current => {
        if (mode === current.mode) return current;
        const text = contentOf(kind, current);
        const data = readForm(text);
        if (mode === 'yaml') return { ...current, mode, text };
        return data ? { mode, data, text, written: text } : current;
      }),
    reset: () => {
      forgetUnsaved(document);
      setState(startOf(before));
    },
    forget: () => forgetUnsaved(document),
  };
}

function startOf(before: string): Unsaved {
  const data = readForm(before);
  const isText = before !== '' && data === undefined;
  return {
    mode: isText ? 'yaml' : 'form',
    data: data ?? {},
    written: before,
    text: before,
  };
}

function contentOf(
  kind: ConfigurationKind,
  { data, mode, text, written }: Unsaved,
): string {
  if (mode === 'yaml') return text;
  const document = fromForm(kind, data);
  const known = readForm(written);
  return known
    ? writeChanges(written, differences(fromForm(kind, known), document))
    : toYaml(document);
}

const formSchema = z.strictObject({
  apiVersion: z.unknown().optional(),
  kind: z.unknown().optional(),
  metadata: z.looseObject({}).optional(),
  spec: z.looseObject({}).optional(),
});

/** What a form shows of a text; undefined where it would lose something of it, or the text cannot be read. */
function readForm(text: string): FormData | undefined {
  if (text === '') return undefined;
  try {
    const { data } = formSchema.safeParse(parse(text));
    return data && { metadata: data.metadata, spec: data.spec };
  } catch {
    // What is wrong with the text is told by the preview.
    return undefined;
  }
}

function nameOf({ metadata }: FormData): string | undefined {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const name = new Map<string, unknown>(Object.entries(metadata)).get('name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}
