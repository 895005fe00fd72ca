import { expose } from 'comlink';
import { roomOf, thisMachine } from './room';
import { createSimulationApi } from './run/simulation-api';

expose(createSimulationApi(roomOf(thisMachine())));
