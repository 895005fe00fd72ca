import { formatScenario } from '../format';
import binpackAgainstSpread from './binpack-against-spread.json';

/** What opens for a newcomer: by itself here, since it is part of the first picture and the rest of the gallery is not. */
export const FIRST_EXAMPLE = { id: 'binpack-against-spread', text: formatScenario(binpackAgainstSpread) } as const;
