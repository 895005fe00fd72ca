import type { Assumption } from './assumptions/assumption';
import { CAPACITY } from './assumptions/capacity';
import { CHANGES } from './assumptions/changes';
import { COST } from './assumptions/cost';
import { EXPRESSIONS } from './assumptions/expressions';
import { FARGATE } from './assumptions/fargate';
import { INSTANCES } from './assumptions/instances';
import { KUBERNETES } from './assumptions/kubernetes';
import { LOAD_BALANCING } from './assumptions/load-balancing';
import { MEASURES } from './assumptions/measures';
import { OTHER_SYSTEMS } from './assumptions/other-systems';
import { PERMISSIONS } from './assumptions/permissions';
import { PLACEMENT } from './assumptions/placement';
import { QUOTAS } from './assumptions/quotas';
import { SCALING } from './assumptions/scaling';
import { SERVICES } from './assumptions/services';
import { SPOT } from './assumptions/spot';
import { TASKS } from './assumptions/tasks';
import { WORLD } from './assumptions/world';

/**
 * Every modelling choice of the product, shown to readers on the "how real is this?" page and cited by id in the code. A new one is an entry in the file of its
 * chapter.
 */
export const ASSUMPTIONS: readonly Assumption[] = [
  ...PLACEMENT,
  ...EXPRESSIONS,
  ...TASKS,
  ...INSTANCES,
  ...FARGATE,
  ...SERVICES,
  ...SCALING,
  ...LOAD_BALANCING,
  ...PERMISSIONS,
  ...MEASURES,
  ...CAPACITY,
  ...SPOT,
  ...QUOTAS,
  ...COST,
  ...KUBERNETES,
  ...OTHER_SYSTEMS,
  ...CHANGES,
  ...WORLD,
];

export type { Assumption };
