import { Link } from '@backstage/ui';
import type { DocumentFinding } from '@waymark/plugin-changes-common';
import { kindOfFolder, placeOf } from '@waymark/plugin-platform-config-common';
import { FieldError } from '@waymark/portal-ui';
import { addressOf } from '../addresses';
import styles from './Change.module.css';

const ORDER = { error: 0, warning: 1, info: 2 };

type FindingRowsProps = {
  findings: readonly DocumentFinding[];
  /** The document that is shown; its findings need not name it. */
  of?: string;
};

/** Findings, worst first, each with its document and field. */
export function FindingRows({ findings, of }: FindingRowsProps) {
  const sorted = [...findings].sort(
    (one, other) => ORDER[one.severity] - ORDER[other.severity],
  );
  return (
    <ul className={styles.findings}>
      {sorted.map(finding => (
        <li
          key={[finding.document, finding.path, finding.constraint].join(' ')}
        >
          {finding.document !== of && <Where document={finding.document} />}
          <FieldError
            severity={finding.severity}
            message={[finding.path, finding.message].filter(Boolean).join(': ')}
            fix={finding.fix}
          />
        </li>
      ))}
    </ul>
  );
}

function Where({ document }: { document: string }) {
  const place = placeOf(document);
  const kind = place && kindOfFolder(place.folder);
  return kind ? (
    <Link href={addressOf(kind, place.name)}>{document}</Link>
  ) : (
    <code>{document}</code>
  );
}
