import { expose } from 'comlink';
import { createSimulationApi } from './run/simulation-api';

expose(createSimulationApi());
