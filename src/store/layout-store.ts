import { create } from 'zustand';

/** What the stage tells of how it is laid out; lengths in px. What stands around it draws at the same scale. */
export interface StageLayoutInfo {
  readonly level: 'map' | 'bars' | 'hulls' | 'detail';
  readonly zoom: number;
  readonly maxZoom: number;
  /** Reference size in CPU units, and its length. */
  readonly reference: number;
  readonly columnWidth: number;
  readonly halfVcpu: number;
  readonly gibibyte: number;
  readonly instances: number;
  /** Whether there are columns of Fargate tasks. */
  readonly fargate: boolean;
  readonly instancesInView: number;
  /** Instances are shaded by how full they are; hulls are not drawn. */
  readonly shaded: boolean;
  /** On an empty stage: middle below the drawn sentence, in px of the stage. */
  readonly emptyAt: { readonly x: number; readonly y: number } | null;
}

export const useLayoutInfo = create<{ readonly info: StageLayoutInfo | null }>()(() => ({ info: null }));
