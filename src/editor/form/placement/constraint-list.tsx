import type { ReactNode } from 'react';
import { CONSTRAINT_TYPES, MAX_CONSTRAINTS } from '../../../ecs/placement';
import type { JsonPath } from '../../../scenario/path';
import { SelectField } from '../controls/choice-field';
import { List } from '../controls/list';
import { textOf, useForm, valueAt } from '../form-document';
import { ExpressionField } from './expression-field';

/** A first expression, to be changed: it holds for every instance. */
const FIRST_EXPRESSION = 'agentConnected == true';

/** `placementConstraints` of a service, a request or, without distinctInstance, a task definition. */
export function ConstraintList({
  path,
  ofDefinition = false,
}: {
  readonly path: JsonPath;
  readonly ofDefinition?: boolean;
}): ReactNode {
  const distinct = { label: 'distinctInstance', value: () => ({ type: 'distinctInstance' }) };
  return (
    <List
      label="placementConstraints"
      path={path}
      max={MAX_CONSTRAINTS}
      nameOf={(index) => `constraint ${index + 1}`}
      add={[
        { label: 'memberOf', value: () => ({ type: 'memberOf', expression: FIRST_EXPRESSION }) },
        ...(ofDefinition ? [] : [distinct]),
      ]}
    >
      {(constraint) => <Constraint path={constraint} ofDefinition={ofDefinition} />}
    </List>
  );
}

function Constraint({ path, ofDefinition }: { readonly path: JsonPath; readonly ofDefinition: boolean }): ReactNode {
  const form = useForm();
  const type = textOf(valueAt(form.value, [...path, 'type']));
  const expression = [...path, 'expression'];
  return (
    <>
      <SelectField
        label="type"
        path={[...path, 'type']}
        choices={(ofDefinition ? ['memberOf'] : CONSTRAINT_TYPES).map((value) => ({ value }))}
        also={(chosen) => [{ path: expression, value: chosen === 'memberOf' ? FIRST_EXPRESSION : undefined }]}
      />
      {(type === 'memberOf' || valueAt(form.value, expression) !== undefined) && <ExpressionField path={expression} />}
    </>
  );
}
