import { isCustomAttribute } from '../../ecs/custom-attributes';
import { findInstanceType } from '../../ecs/instance-types';
import type { Launch, Machine } from './plan';

const AMI = '/aws/service/ecs/optimized-ami/amazon-linux-2023';

/** How to launch a machine so that its agent joins the cluster with the attributes and settings that the scenario gives it. */
export function launchOf({ instanceType, attributes, agent, spot }: Machine, clusterName: string): Launch {
  const own = Object.entries(attributes).filter(([name]) => isCustomAttribute(name));
  const { ECS_INSTANCE_ATTRIBUTES: _, ...settings } = agent;
  const given = own.length > 0 ? JSON.stringify(Object.fromEntries(own)) : agent['ECS_INSTANCE_ATTRIBUTES'];
  return {
    instanceType,
    amiParameter: `${AMI}${variant(instanceType)}/recommended/image_id`,
    spot,
    agentConfig: [
      `ECS_CLUSTER=${clusterName}`,
      ...(given === undefined ? [] : [`ECS_INSTANCE_ATTRIBUTES=${given}`]),
      ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
    ].map(oneLine),
  };
}

/** Of a text that goes into a line by itself: no line break may end it early. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** The AMIs for other processors and for accelerators lie in folders of their own. */
function variant(instanceType: string): string {
  const type = findInstanceType(instanceType);
  if (type === undefined) return '';
  if (type.gpuCount > 0) return '/gpu';
  if (type.neuronCount > 0) return '/inf';
  return type.arch === 'ARM64' ? '/arm64' : '';
}

/** The script that a new machine runs: it writes the agent's settings. No line of them can end the text early. */
export function userData({ agentConfig }: Launch): string {
  return ['#!/bin/bash', "cat >> /etc/ecs/ecs.config <<'ECS_CONFIG'", ...agentConfig, 'ECS_CONFIG'].join('\n');
}
