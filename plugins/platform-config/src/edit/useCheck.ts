import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  DocumentEdit,
  DocumentFinding,
} from '@waymark/plugin-changes-common';
import { parseConfiguration } from '@waymark/plugin-platform-config-common';
import { changesApiRef } from '../api';

/** What the portal found of what is entered. */
export interface Check {
  findings: DocumentFinding[];
  /** Of what is entered now; undefined while that is not known. */
  isValid?: boolean;
  isPending: boolean;
  error?: Error;
}

const QUIET_MS = 300;

/**
 * Asks the portal what every door asks it: what is wrong with the whole tree that would result. Only the newest question counts.
 * Without a path, because the document has no name yet, the document alone is checked.
 */
export function useCheck(edit: {
  content: string;
  path?: string;
  base: string;
  isChanged: boolean;
}): Check {
  const { base, content, isChanged, path } = edit;
  const api = useApi(changesApiRef);
  const [check, setCheck] = useState<Check>({ findings: [], isPending: true });

  useEffect(() => {
    if (!isChanged) {
      setCheck({ findings: [], isPending: false });
      return undefined;
    }
    if (path === undefined) {
      const findings = parseConfiguration(content).findings.map(one => ({
        ...one,
        document: '',
      }));
      setCheck({ findings, isPending: false, isValid: false });
      return undefined;
    }
    let isWanted = true;
    setCheck(before => ({ ...before, isPending: true, isValid: undefined }));
    const edits: DocumentEdit[] = [{ action: 'put', path, content }];
    const timer = setTimeout(async () => {
      try {
        const { findings, valid } = await api.preview({ edits, base });
        if (!isWanted) return;
        setCheck({ findings, isValid: valid, isPending: false });
      } catch (cause) {
        if (!isWanted) return;
        const error = cause instanceof Error ? cause : new Error(String(cause));
        setCheck(before => ({ ...before, isPending: false, error }));
      }
    }, QUIET_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [api, base, content, isChanged, path]);

  return check;
}
