/** A real sample and the shipped ensemble, so that the inspect page is seen with all its workers. */
import { addEnsemble, chooseEnsemble } from '../../src/app/ensembles.ts';
import { setSource } from '../../src/app/sources.ts';
import { flush, putTrack, update } from '../../src/app/store.ts';
import { blankTrack } from '../../src/app/tagging/blankTrack.ts';
import { unpackEnsemble } from '../../src/library/bundle.ts';
import { TILES, wander } from './sampleTracks.ts';

// The gallery lies in a folder of its own, so it asks for the page's files by their whole path.
const ENSEMBLE = '/ensembles/shipped.zip';
const SAMPLE = '/samples/0-ad/01-honor-bound.mp3';

async function fillEnsemble(): Promise<readonly string[]> {
  const response = await fetch(ENSEMBLE);
  const result = await unpackEnsemble(new Uint8Array(await response.arrayBuffer()));
  if (!result.ok) throw new Error(result.error.code);
  await addEnsemble({ ...result.ensemble, id: 'gallery' });
  await chooseEnsemble('gallery');
  return result.ensemble.tags;
}

/** One tagged track with the key `inspected`; it appears once its ensemble has been read. */
export async function fillInspected(): Promise<void> {
  update({ restored: false });
  const tags = await fillEnsemble();
  const name = SAMPLE.split('/').at(-1) ?? SAMPLE;
  const file = new File([await (await fetch(SAMPLE)).blob()], name, { type: 'audio/mpeg' });
  setSource('inspected', { kind: 'file', dropped: { file, path: name, handle: null } });
  const confidences = wander(3, tags, ['Adventure'], 5);
  putTrack({
    ...blankTrack('inspected', name, name, file.size),
    title: 'Honor Bound',
    artist: 'Wildfire Games',
    album: '0 A.D.',
    stage: 'done',
    confidences,
    times: TILES,
    overall: confidences.slice(0, tags.length),
    raw: confidences.slice(0, tags.length),
  });
  flush();
  update({ restored: true });
}
