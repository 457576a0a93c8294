import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expectAccessible } from '../testUtils';
import { ChoiceField, useEntityChoices } from '.';

const TEAMS = { kind: 'group', 'spec.type': 'team' };

const group = (name: string, displayName: string, type = 'team') => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type, profile: { displayName }, children: [] },
});

const catalog = catalogApiMock({
  entities: [
    group('search', 'Search'),
    group('search-relevance', 'Search Relevance'),
    group('assistant', 'Assistant'),
    group('meridian', 'Meridian Labs', 'organization'),
  ],
});

type FormProps = {
  allowsTyped?: boolean;
  initial?: string;
  onChange(value: string): void;
};

function Form({ allowsTyped, initial = '', onChange }: FormProps) {
  const [value, setValue] = useState(initial);
  return (
    <ChoiceField
      label="Team"
      choices={useEntityChoices(TEAMS, 'ref')}
      allowsTyped={allowsTyped}
      value={value}
      onChange={next => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

async function open(props: Omit<FormProps, 'onChange'>, api = catalog) {
  const values: string[] = [];
  renderInTestApp(<Form {...props} onChange={value => values.push(value)} />, {
    apis: [[catalogApiRef, api]],
  });
  const field = await screen.findByRole('combobox', { name: 'Team' });
  return { field, values };
}

it('is found by part of its name, and chosen by keys', async () => {
  const { field, values } = await open({});
  await userEvent.click(field);
  await screen.findByRole('option', { name: 'Assistant' });
  expect(screen.queryByRole('option', { name: 'Meridian Labs' })).toBeNull();
  await userEvent.type(field, 'relev');
  expect(screen.queryByRole('option', { name: 'Assistant' })).toBeNull();
  await expectAccessible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(field).toHaveValue('Search Relevance');
  expect(values).toEqual(['group:default/search-relevance']);
});

it('takes what is typed where there may be more, and knows a choice by its name', async () => {
  const { field, values } = await open({ allowsTyped: true });
  await userEvent.click(field);
  await screen.findByRole('option', { name: 'Assistant' });
  await userEvent.type(field, 'Search');
  expect(values.at(-1)).toBe('group:default/search');
  await userEvent.type(field, ' and find');
  await userEvent.tab();
  expect(field).toHaveValue('Search and find');
  expect(values.at(-1)).toBe('Search and find');
});

it('goes back to what was chosen where only that is taken', async () => {
  const { field, values } = await open({ initial: 'group:default/assistant' });
  expect(await screen.findByDisplayValue('Assistant')).toBe(field);
  await userEvent.type(field, ' of mine');
  await userEvent.tab();
  expect(field).toHaveValue('Assistant');
  expect(values.at(-1) ?? 'group:default/assistant').toBe(
    'group:default/assistant',
  );
  await userEvent.clear(field);
  expect(values.at(-1)).toBe('');
});

it('says that the choices did not load, and still takes what is typed', async () => {
  const broken = catalogApiMock();
  broken.getEntities = async () => {
    throw new Error('the catalog is away');
  };
  const { field, values } = await open({ allowsTyped: true }, broken);
  await screen.findByText('The choices did not load: the catalog is away');
  await userEvent.type(field, 'assistant');
  await userEvent.tab();
  expect(field).toHaveValue('assistant');
  expect(values.at(-1)).toBe('assistant');
});
