import { expose } from 'comlink';
import { createSeedApi } from './run/seed-runs';

expose(createSeedApi());
