import { useDocument } from '../../store/document-store';
import { placementSubjects } from '../../store/placement-subjects';

/**
 * Where in the scenario a step of a placement comes from: `clause` of a funnel's row, such as `placementStrategy[1]`, for the service or family at
 * a moment of the run. Null where it is ECS's own default.
 */
export function clauseOf(clause: string, ownerName: string, atMs: number): string | null {
  const { scenario } = useDocument.getState();
  const subject = scenario && placementSubjects(scenario, atMs).find(({ name }) => name === ownerName);
  if (!subject) return null;
  const strategy = /^placementStrategy(\[\d+\])$/.exec(clause)?.[1];
  if (strategy !== undefined) return subject.strategyPath + strategy;
  return subject.constraints[0]?.path.replace(/\[\d+\]$/, '') ?? null;
}
