import { shellWord } from '../../lib/shell-word';
import { clusterCommands, definitionCommands, requestCommands } from './cli-commands';
import { machineCommands, providerCommands } from './cli-machines';
import { balancerCommands } from './cli-balancers';
import { scalingCommands } from './cli-scaling';
import { oneLine } from './launch';
import type { ExportPlan } from './plan';

/** A script of AWS CLI commands (version 2) that makes what a plan asks for. */
export function cliScript(plan: ExportPlan): string {
  const definitions = definitionCommands(plan);
  const balancers = balancerCommands(plan);
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['The cluster', clusterCommands(plan)],
    ['Task definitions', definitions.lines],
    ['Load balancers', balancers.lines],
    ['Capacity providers', providerCommands(plan)],
    ['Container instances', machineCommands(plan)],
    ['Services', requestCommands('create-service', plan.services, definitions, balancers)],
    ['Tasks', requestCommands('run-task', plan.tasks, definitions, balancers)],
    ['Service auto scaling', scalingCommands(plan)],
  ];
  const written = sections.filter(([, lines]) => lines.length > 0);
  return [
    ...head(plan),
    ...written.flatMap(([title, lines]) => ['', `# ---- ${title} ----`, '', ...lines]),
    '',
    "echo 'Done.'",
    '',
  ].join('\n');
}

function head(plan: ExportPlan): string[] {
  return [
    '#!/usr/bin/env bash',
    comment(plan.title),
    '#',
    '# Builds this scenario in an AWS account, with the AWS CLI version 2. What runs costs money.',
    ...(plan.leftOut.length === 0
      ? []
      : ['#', '# Not carried over:', ...plan.leftOut.map((sentence) => comment(`  - ${sentence}`))]),
    'set -euo pipefail',
    "export AWS_PAGER=''",
    `export AWS_REGION="\${AWS_REGION:-${/^[a-z0-9-]+$/.test(plan.region) ? plan.region : 'us-east-1'}}"`,
    'WORK="$(mktemp -d)"',
    `trap 'rm -rf "$WORK"' EXIT`,
    ...fillIn(plan),
  ];
}

/** What the account has to give: each can also come from the environment. */
function fillIn({ placeholders }: ExportPlan): string[] {
  if (placeholders.length === 0) return [];
  return [
    '',
    '# ---- Fill in: here, or in the environment ----',
    '',
    // What the scenario cannot know comes first.
    ...[...placeholders]
      .sort((a, b) => Number(a.preset !== null) - Number(b.preset !== null))
      .flatMap(({ variable, preset, about }) => [
        comment(about),
        preset === null
          ? `: "\${${variable}:?set it to ${plain(about)}}"`
          : // It goes into JSON: what has a meaning there is escaped here.
            `[ -n "\${${variable}-}" ] || ${variable}=${shellWord(JSON.stringify(preset).slice(1, -1))}`,
      ]),
  ];
}

/** Without what could mean anything to a shell between double quotes. */
function plain(text: string): string {
  return text.replaceAll(/[^\w ,.:/-]/g, '');
}

function comment(text: string): string {
  return `# ${oneLine(text)}`.trimEnd();
}
