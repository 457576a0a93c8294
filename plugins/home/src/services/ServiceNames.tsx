import { Fragment } from 'react';
import { Link } from '@backstage/ui';

const MOST = 5;

type ServiceNamesProps = { services: Array<{ name: string }> };

/** The first of some services, linked, and how many more there are. */
export function ServiceNames({ services }: ServiceNamesProps) {
  const more = services.length - MOST;
  return (
    <>
      {services.slice(0, MOST).map(({ name }, i) => (
        <Fragment key={name}>
          {i > 0 && ', '}
          <Link href={`/catalog/default/component/${name}`}>{name}</Link>
        </Fragment>
      ))}
      {more > 0 && ` +${more}`}
    </>
  );
}
