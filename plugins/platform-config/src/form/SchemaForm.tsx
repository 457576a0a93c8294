import { useMemo } from 'react';
import { withTheme } from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { z } from 'zod';
import {
  FormContext,
  FormContextReact,
  ID_PREFIX,
  ID_SEPARATOR,
} from './fields';
import { formSchema } from './formSchema';
import type { FormData } from './fromForm';
import {
  ArrayFieldTemplate,
  FieldTemplate,
  ObjectFieldTemplate,
  WrapIfAdditionalTemplate,
} from './templates';
import {
  CheckboxesWidget,
  NumberWidget,
  SelectWidget,
  SwitchWidget,
  TextWidget,
} from './widgets';

const discriminatorSchema = z.object({
  discriminator: z.object({ propertyName: z.string() }),
});

const ThemedForm = withTheme<FormData>({
  templates: {
    ArrayFieldTemplate,
    FieldTemplate,
    ObjectFieldTemplate,
    WrapIfAdditionalTemplate,
  },
  widgets: {
    CheckboxWidget: SwitchWidget,
    CheckboxesWidget,
    RangeWidget: NumberWidget,
    SelectWidget,
    TextWidget,
    TextareaWidget: TextWidget,
    URLWidget: TextWidget,
    UpDownWidget: NumberWidget,
  },
});

type SchemaFormProps = FormContext & {
  data: FormData;
  /** Whether the document is there already: it cannot be renamed. */
  isNamed: boolean;
  onChange(data: FormData): void;
  /** Somebody was at a field. */
  onVisit(id: string): void;
};

/** A form made from the schema of a kind. What is wrong is told by the portal, not by the form. */
export function SchemaForm(props: SchemaFormProps) {
  const { data, isNamed, kind, onChange, onVisit } = props;
  const schema = useMemo(() => formSchema(kind), [kind]);
  return (
    <FormContextReact.Provider value={props}>
      <ThemedForm
        tagName="div"
        schema={schema}
        uiSchema={{
          metadata: { name: { 'ui:readonly': isNamed } },
          spec: unionUi(schema),
        }}
        formData={data}
        validator={validator}
        idPrefix={ID_PREFIX}
        idSeparator={ID_SEPARATOR}
        noValidate
        showErrorList={false}
        experimental_defaultFormStateBehavior={{
          emptyObjectFields: 'populateRequiredDefaults',
          constAsDefaults: 'always',
        }}
        onChange={({ formData = {} }) => onChange(formData)}
        onBlur={onVisit}
      >
        {/* The library's own button is left out: what is entered here is proposed below. */}
        <></>
      </ThemedForm>
    </FormContextReact.Provider>
  );
}

/** The field that tells the options of a union apart is the choice of the option itself. */
function unionUi({ properties }: ReturnType<typeof formSchema>) {
  const union = discriminatorSchema.safeParse(properties?.spec);
  return union.success
    ? {
        [union.data.discriminator.propertyName]: {
          'ui:widget': 'hidden',
          'ui:title': '',
        },
      }
    : {};
}
