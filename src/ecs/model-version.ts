/** Version of the simulation, as `package.json` has it: stands on pictures, so that a reader knows what drew them. */
export const MODEL_VERSION = '0.1.0';
