/** What run.ts calls in a real browser. */
import { startDevice } from '../../src/nets/backend.ts';
import { APPENDIX, POST } from '../../src/nets/recipes.ts';
import { instrumentWasm, measureConvolutions, measurePrediction, measureTraining } from '../../src/nets/speed.ts';

async function measureNets() {
  await startDevice('wasm');
  const prediction = await measurePrediction(POST, 10, 25);
  const convolutions = [measureConvolutions(POST, 25, 9), measureConvolutions(POST, 64, 7)];
  instrumentWasm();
  const training = [
    measureTraining(POST, 8),
    measureTraining(POST, 32),
    measureTraining(POST, 64),
    measureTraining(APPENDIX, 64),
  ];
  return { prediction, convolutions, training };
}

declare global {
  interface Window {
    measureNets: typeof measureNets;
  }
}

window.measureNets = measureNets;
