import { createScheduler } from '../drawing/scheduler';

/** The page's one animation-frame loop: stage and charts share it, and its stillness is the page's. */
export const pageScheduler = createScheduler();
