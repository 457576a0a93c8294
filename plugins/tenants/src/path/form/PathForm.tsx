import { useState } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import { RunFinding } from '@waymark/plugin-tenants-common';
import { FieldInput } from './FieldInput';
import { Field, FieldGroup, Values } from './fields';
import styles from './PathForm.module.css';
import { useVisited } from './useVisited';

type PathFormProps = {
  groups: FieldGroup[];
  values: Values;
  findings: RunFinding[];
  /** Shows findings of every field, also of those nobody has been in. */
  showAll: boolean;
  onChange(name: string, value: unknown): void;
};

/** How many groups stand open; the rest have sensible defaults and open on demand. */
const OPEN_GROUPS = 2;

/** The fields, group by group. What is wrong with a field shows once someone has been in it. */
export function PathForm(props: PathFormProps) {
  const { groups, values, findings, showAll, onChange } = props;
  const { visited, leave } = useVisited();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

  const findingsOf = (field: Field) =>
    showAll || visited.has(field.name)
      ? findings.filter(finding => finding.field === field.name)
      : [];

  const summaryOf = (group: FieldGroup) =>
    group.fields
      .flatMap(({ name, choices }) => {
        const value = values[name];
        const label = choices.find(choice => choice.value === value)?.label;
        return label ?? (Array.isArray(value) ? value.join(', ') : value ?? []);
      })
      .filter(Boolean)
      .join(' · ');

  const fieldsOf = (group: FieldGroup) => (
    <div className={styles.fields}>
      {group.fields.map(field => (
        <FieldInput
          key={field.name}
          field={field}
          value={values[field.name]}
          findings={findingsOf(field)}
          onChange={value => onChange(field.name, value)}
          onLeave={() => leave(field.name)}
        />
      ))}
    </div>
  );

  return (
    <>
      {groups.slice(0, OPEN_GROUPS).map(group => (
        <fieldset key={group.title} className={styles.group}>
          <legend className={styles.legend}>
            <Text weight="bold">{group.title}</Text>
          </legend>
          {fieldsOf(group)}
        </fieldset>
      ))}
      {groups.slice(OPEN_GROUPS).map(group => {
        const hasError = group.fields.some(field =>
          findingsOf(field).some(finding => finding.severity === 'error'),
        );
        return (
          <Accordion
            key={group.title}
            isExpanded={hasError || opened.has(group.title)}
            onExpandedChange={open =>
              setOpened(all => {
                const next = new Set(all);
                if (open) next.add(group.title);
                else next.delete(group.title);
                return next;
              })
            }
          >
            <AccordionTrigger
              level={2}
              title={group.title}
              subtitle={summaryOf(group)}
            />
            <AccordionPanel>{fieldsOf(group)}</AccordionPanel>
          </Accordion>
        );
      })}
    </>
  );
}
