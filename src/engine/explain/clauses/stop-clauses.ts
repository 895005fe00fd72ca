import { DEPLOYING_FIELDS } from '../../../ecs/service';
import type { Cause } from '../../../frame/explanation';
import type { StopRule } from '../../../frame/stop-explanation';
import type { TimelineEntry } from '../../../scenario/scenario';
import type { Engine } from '../../engine';
import { findTask } from '../../names';
import type { ChoiceToStop } from '../../placement/stop-selection';
import { primaryOf } from '../../service/counts';
import { happened, isUpdateOf, successesOf } from './happened';
import type { WrittenIn } from './written-in';

/**
 * The clauses behind one rule of scale-in: what protected tasks, began the deployment, drained instances or failed health checks. Where the rule
 * leaves nobody out, nothing is to blame.
 */
export function clausesOfStopRule(
  engine: Engine,
  { service, candidates }: ChoiceToStop,
  rule: StopRule,
  written: WrittenIn,
): Cause[] {
  switch (rule) {
    case 'unprotected':
      return candidates.some((candidate) => candidate.protected) ? protections(engine, candidates) : [];
    case 'oldDeployment':
      return candidates.some(({ oldDeployment }) => oldDeployment) ? deploymentClause(engine, service, written) : [];
    case 'draining':
      return drainings(engine, candidates, written);
    default:
      return [];
  }
}

/** So many instances are asked what drains them. */
const MOST_INSTANCES = 50;

/** The latest requests that name tasks which are protected now. */
function protections(engine: Engine, candidates: ChoiceToStop['candidates']): Cause[] {
  const { state } = engine;
  const isProtected = new Set(candidates.flatMap((candidate) => (candidate.protected ? candidate.task : [])));
  const found = happened(engine).filter(({ entry: { action, input } }) => {
    const tasks = Array.isArray(input['tasks']) ? (input['tasks'] as unknown[]) : [];
    return (
      action === 'UpdateTaskProtection' &&
      input['protectionEnabled'] === true &&
      tasks.some((task) => typeof task === 'string' && isProtected.has(findTask(state, task)))
    );
  });
  return found.map(({ index }) => ({ path: ['timeline', index] }));
}

/** Fields of an update, `forceNewDeployment` aside, that begin a deployment. */
const FIELDS: readonly string[] = ['taskDefinition', ...DEPLOYING_FIELDS];

/** What began the deployment that replaces the older ones: the update of its moment. Of one that an update has not begun, what gave the task definition. */
function deploymentClause(engine: Engine, service: number, written: WrittenIn): Cause[] {
  const { state } = engine;
  const replaced = state.services[service];
  const began = replaced && primaryOf(state, replaced);
  if (!began) return [];
  const clauses = successesOf(engine, 'UpdateService').map(({ index, atMs }): Cause[] => {
    const entry = state.timeline[index];
    return entry && atMs === began.createdAtMs && isUpdateOf(entry, replaced.name) ? deployingFields(entry, index) : [];
  });
  const found = clauses.findLast((causes) => causes.length > 0);
  if (found) return found;
  const clause = written.field('taskDefinition');
  return clause === null ? [] : [{ path: clause.path }];
}

/** The fields of an update that begin a deployment, whether or not anything has changed: being forced is enough. */
function deployingFields({ input }: TimelineEntry, index: number): Cause[] {
  const fields =
    input['forceNewDeployment'] === true
      ? ['forceNewDeployment']
      : FIELDS.filter((field) => input[field] !== undefined);
  return fields.map((field) => ({ path: ['timeline', index, 'input', field] }));
}

function drainings(engine: Engine, candidates: ChoiceToStop['candidates'], written: WrittenIn): Cause[] {
  const { instanceIndex } = engine.state.tasks;
  const instances = new Set(candidates.flatMap(({ task, draining }) => (draining ? (instanceIndex[task] ?? -1) : [])));
  const paths = [...instances].slice(0, MOST_INSTANCES).flatMap((instance) => {
    const path = written.instance(instance, 'status');
    return path === null ? [] : [path];
  });
  return [...new Map(paths.map((path) => [path.join('.'), { path }])).values()];
}
