import { ReactNode, useId, useState } from 'react';
import type {
  ArrayFieldTemplateItemType,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  ObjectFieldTemplateProps,
  WrapIfAdditionalTemplateProps,
} from '@rjsf/utils';
import { ADDITIONAL_PROPERTY_FLAG, canExpand } from '@rjsf/utils';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon, Text, TextField } from '@backstage/ui';
import {
  RiAddLine,
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import { FieldError } from '@waymark/portal-ui';
import { platformConfigTranslationRef } from '../translation';
import { labelOf } from '../values/fieldSchema';
import { findingsAt, pathOfId, useFormContext } from './fields';
import styles from './Form.module.css';
import { findingsId, inWords } from './useField';

/** One field and what is wrong with it. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { children, hidden, id } = props;
  const findings = findingsAt(id, useFormContext());
  if (hidden) return null;
  const isAdditional = ADDITIONAL_PROPERTY_FLAG in props.schema;
  const content = (
    <>
      {children}
      {findings.length > 0 && (
        <div id={findingsId(id)}>
          {findings.map(({ constraint, fix, message, severity }) => (
            <FieldError
              key={constraint + message}
              severity={severity}
              message={message}
              fix={fix}
            />
          ))}
        </div>
      )}
    </>
  );
  return (
    <div className={styles.field} data-path={pathOfId(id)}>
      {isAdditional ? <Additional {...props}>{content}</Additional> : content}
    </div>
  );
}

/** An entry of a map: its key can be changed, and the entry removed. */
function Additional(
  props: Omit<WrapIfAdditionalTemplateProps, 'children'> & {
    children: ReactNode;
  },
) {
  const { children, label, onDropPropertyClick, onKeyChange } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const [key, setKey] = useState(label);
  return (
    <div className={styles.entry}>
      <TextField
        label={t('form.key')}
        value={key}
        onChange={setKey}
        onBlur={() => key && key !== label && onKeyChange(key)}
        autoComplete="off"
      />
      <div className={styles.grow}>{children}</div>
      <ButtonIcon
        variant="tertiary"
        aria-label={t('form.remove', { name: label })}
        icon={<RiDeleteBinLine />}
        onPress={() => onDropPropertyClick(label)()}
      />
    </div>
  );
}

/** The library wraps what is above; here it is part of the field. */
export const WrapIfAdditionalTemplate = ({
  children,
}: WrapIfAdditionalTemplateProps) => children;

const isBare = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isBare));

/** Fields that belong together. What may be left out is closed while it is empty. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { description, formData, idSchema, properties, required } = props;
  const { onAddClick, schema, title, uiSchema } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const path = pathOfId(idSchema.$id);
  const fields = properties.map(({ content }) => content);
  const add = canExpand(schema, uiSchema, formData) && (
    <div>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiAddLine />}
        onPress={() => onAddClick(schema)()}
      >
        {t('form.add', { name: title })}
      </Button>
    </div>
  );
  if (['', 'metadata', 'spec'].includes(path)) {
    return <div className={styles.fields}>{fields}</div>;
  }
  const name = inWords(schema.title ?? labelOf(title, undefined));
  const body = (
    <div className={styles.nested}>
      {fields}
      {add}
    </div>
  );
  const isItem = path.endsWith(']');
  return required || isItem ? (
    <Group name={isItem ? '' : name} description={description}>
      {body}
    </Group>
  ) : (
    <Optional
      name={name}
      description={description}
      isFilled={!isBare(formData)}
    >
      {body}
    </Optional>
  );
}

type GroupProps = { name: string; description?: string; children: ReactNode };

function Group({ name, description, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset
      className={styles.group}
      aria-describedby={description ? id : undefined}
    >
      {name && <legend className={styles.legend}>{name}</legend>}
      {description && (
        <Text as="p" id={id} color="secondary" className={styles.help}>
          {description}
        </Text>
      )}
      {children}
    </fieldset>
  );
}

function Optional({
  name,
  description,
  isFilled,
  children,
}: GroupProps & { isFilled: boolean }) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const [isOpen, setOpen] = useState(isFilled);
  return (
    <details
      className={styles.optional}
      open={isOpen}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.legend}>
        {name}{' '}
        <Text as="span" color="secondary" variant="body-small">
          {t(isFilled ? 'form.optional' : 'form.empty')}
        </Text>
      </summary>
      <Group name="" description={description}>
        {children}
      </Group>
    </details>
  );
}

/** Entries one below the other, and a way to one more. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { canAdd, items, onAddClick, required, schema, title } = props;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const name = inWords(schema.title ?? title);
  return (
    <Group
      name={required ? name : `${name} (${t('form.optional')})`}
      description={schema.description}
    >
      <div className={styles.items}>
        {items.map(({ key, ...item }) => (
          <ArrayItem key={key} {...item} list={name} />
        ))}
        {canAdd && (
          <div>
            <Button
              variant="secondary"
              size="small"
              iconStart={<RiAddLine />}
              onPress={() => onAddClick()}
            >
              {t('form.add', { name })}
            </Button>
          </div>
        )}
      </div>
    </Group>
  );
}

function ArrayItem(
  item: Omit<ArrayFieldTemplateItemType, 'key'> & { list: string },
) {
  const { children, hasMoveDown, hasMoveUp, index, list } = item;
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const name = `${list} ${index + 1}`;
  return (
    <div className={styles.item}>
      <div className={styles.grow}>{children}</div>
      <div className={styles.buttons}>
        {hasMoveUp && (
          <ButtonIcon
            variant="tertiary"
            aria-label={t('form.up', { name })}
            icon={<RiArrowUpLine />}
            onPress={() => item.onReorderClick(index, index - 1)()}
          />
        )}
        {hasMoveDown && (
          <ButtonIcon
            variant="tertiary"
            aria-label={t('form.down', { name })}
            icon={<RiArrowDownLine />}
            onPress={() => item.onReorderClick(index, index + 1)()}
          />
        )}
        <ButtonIcon
          variant="tertiary"
          aria-label={t('form.remove', { name })}
          icon={<RiDeleteBinLine />}
          onPress={() => item.onDropIndexClick(index)()}
        />
      </div>
    </div>
  );
}
