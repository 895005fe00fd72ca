import { setValue } from '../../scenario/edit';
import { formatPath } from '../../scenario/path';
import { documentValue } from '../document-value';
import { listAt, textOf, valueAt } from '../form/form-document';

type Fields = Readonly<Record<string, unknown>>;

/** A document after something was put into it, and where that stands. */
export interface Inserted {
  readonly text: string;
  /** Such as `taskDefinitions[2]`. */
  readonly path: string;
  /** What there is to say of it; left out for nothing. */
  readonly notes?: readonly string[];
}

/** Who runs a definition that was pasted: a service by its place in the document, a new one, or nobody. */
export type Use =
  | { readonly kind: 'service'; readonly index: number }
  | { readonly kind: 'new'; readonly launchType: 'EC2' | 'FARGATE' }
  | { readonly kind: 'nobody' };

/** How many tasks a new service starts with: enough to see a strategy at work. */
const NEW_DESIRED_COUNT = 6;

/** A subnet of which the document says nothing lies in every zone. */
const ANY_SUBNET = 'subnet-1';

/** Puts a task definition at the end of the document's, and lets a service run it. */
export function insertDefinition(document: string, definition: Fields, revision: number, use: Use): Inserted {
  const place = ['taskDefinitions', listAt(documentValue(document), ['taskDefinitions']).length];
  const text = setValue(document, place, definition);
  return { text: withUse(text, definition, revision, use), path: formatPath(place) };
}

function withUse(document: string, definition: Fields, revision: number, use: Use): string {
  const family = textOf(definition['family']);
  const services = listAt(documentValue(document), ['services']);
  switch (use.kind) {
    case 'nobody':
      return document;
    case 'new': {
      const serviceName = freeName(family, services);
      const service = {
        serviceName,
        taskDefinition: family,
        desiredCount: NEW_DESIRED_COUNT,
        ...surroundings(definition, use.launchType),
      };
      return setValue(document, ['services', services.length], service);
    }
    case 'service': {
      // A service that names its revision goes on doing so.
      const before = textOf(valueAt(services[use.index], ['taskDefinition']));
      const reference = before.includes(':') ? `${family}:${revision}` : family;
      return setValue(document, ['services', use.index, 'taskDefinition'], reference);
    }
  }
}

/** What a service must say for this definition: ECS refuses it otherwise. */
function surroundings(definition: Fields, launchType: 'EC2' | 'FARGATE'): Fields {
  return {
    ...(launchType === 'EC2' ? {} : { launchType }),
    ...(definition['networkMode'] === 'awsvpc'
      ? { networkConfiguration: { awsvpcConfiguration: { subnets: [ANY_SUBNET] } } }
      : {}),
  };
}

/** Puts services at the end of the document's; one whose name is taken takes the place of its namesake. */
export function insertServices(document: string, services: readonly Fields[]): Inserted {
  return services.reduce<Inserted>(
    ({ text }, service) => {
      const present = listAt(documentValue(text), ['services']);
      const namesake = present.findIndex((other) => valueAt(other, ['serviceName']) === service['serviceName']);
      const place = ['services', namesake < 0 ? present.length : namesake];
      return { text: setValue(text, place, service), path: formatPath(place) };
    },
    { text: document, path: 'services' },
  );
}

function freeName(name: string, services: readonly unknown[]): string {
  const taken = new Set(services.map((service) => valueAt(service, ['serviceName'])));
  let number = 1;
  while (taken.has(number === 1 ? name : `${name}-${number}`)) number += 1;
  return number === 1 ? name : `${name}-${number}`;
}
