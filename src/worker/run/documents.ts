import type { Documents } from '../api';

/** Scenarios from and to other languages: here because it may take long, each in a script of its own, which the simulation does without. */
export const documents: Documents = {
  async importCluster(sources, options) {
    const { importSources } = await import('../../scenario/import/import-sources');
    return importSources(sources, options);
  },
  async exportScenario(text, format) {
    const { exportScenario } = await import('../../scenario/export/export-scenario');
    return exportScenario(text, format);
  },
};
