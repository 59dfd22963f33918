import type { Training } from '../../src/app/state.ts';

/** How a training stands, in one line of a log. */
export function describeTraining(state: Training): string {
  switch (state.stage) {
    case 'ready': {
      const { folder } = state;
      const tags = folder.tags.map(({ tag, tracks, problem }) => `${tag} ${tracks}${problem ? ` (${problem.code})` : ''}`);
      return `${folder.tracks} tracks, ${folder.groups} groups, ${folder.tiles} tiles: ${tags.join(', ')}; ${folder.ignored.length} ignored`;
    }
    case 'preparing':
      return `features ${state.done} of ${state.total}, ${state.failed.length} failed`;
    case 'training': {
      const nets = state.nets.map(({ tag, stage, history, bestEpoch, epochShare }) => {
        const last = history.at(-1);
        const loss = last ? `${last.trainingLoss.toFixed(4)}/${last.validationLoss.toFixed(4)}` : '–';
        return `${tag} ${stage === 'training' ? '' : `${stage} `}${history.length} epochs and ${Math.round(100 * (epochShare % 1))} %, losses ${loss}, best ${bestEpoch}`;
      });
      return `${state.tilesPerSecond.toFixed(1)} tiles/s; ${nets.join('; ')}`;
    }
    case 'evaluating':
      return `scoring ${state.part}: ${state.done} of ${state.total}`;
    case 'none':
    case 'inspecting':
    case 'done':
    case 'compared':
    case 'searched':
    case 'failed':
      return state.stage;
    default:
      return state satisfies never;
  }
}
