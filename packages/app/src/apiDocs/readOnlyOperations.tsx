import styles from './readOnlyOperations.module.css';

/** What Swagger UI hands to the path of an operation. */
type PathProps = {
  operationProps: { toObject(): { path: string; deprecated?: boolean } };
};

/**
 * The path of an operation as text: it stands inside the button that opens the operation, and Swagger UI puts a link
 * there, which neither a keyboard nor a screen reader can tell from the button.
 */
function OperationPath({ operationProps }: PathProps) {
  const { path, deprecated } = operationProps.toObject();
  const name = 'opblock-summary-path';
  return (
    <span className={deprecated ? `${name}__deprecated` : name}>{path}</span>
  );
}

type ServersProps = {
  servers: { toJS(): { url: string; description?: string }[] };
};

/** Where the API answers, as a list: Swagger UI offers a nameless choice, which matters to requests from the page only. */
function Servers({ servers }: ServersProps) {
  return (
    <ul className={styles.servers}>
      {servers.toJS().map(({ url, description }) => (
        <li key={url}>
          <code>{url}</code> {description}
        </li>
      ))}
    </ul>
  );
}

/** A plugin of Swagger UI: operations to read. Requests from the page are refused by the portal's content policy anyway. */
export const readOnlyOperations = () => ({
  wrapComponents: {
    OperationSummaryPath: () => OperationPath,
    Servers: () => Servers,
  },
});
