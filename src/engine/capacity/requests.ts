import type { Engine } from '../engine';
import type { PlacementRequest } from '../placement/placement';
import { serviceRequest } from '../service/start';
import { taskDeployment } from '../task-rows/kinds';
import type { ProvisioningTask } from './capacity-state';

/** What is asked for a task that waits; null for one whose service is gone. */
export function requestOf(engine: Engine, { task, provider, request }: ProvisioningTask): PlacementRequest | null {
  if (request !== null) return request;
  const deployment = engine.state.deployments[taskDeployment(engine.state, task)];
  const service = engine.state.services[deployment?.service ?? -1];
  if (!deployment || !service) return null;
  return serviceRequest(engine, service, deployment, { kind: 'instances', provider });
}
