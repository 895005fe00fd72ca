import { runCommand } from './command';
import { readInput } from './input';

/** The program behind `npm run --silent stowplan -- VERB ...`. */
const { standardOutput, standardError, exitStatus } = runCommand(process.argv.slice(2), readInput);
process.stdout.write(standardOutput);
process.stderr.write(standardError);
// Set rather than called: what is written may still be on its way into a pipe.
process.exitCode = exitStatus;
