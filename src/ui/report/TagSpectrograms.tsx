import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { carriersOf, type Carrier } from '../../app/report/carriers.ts';
import { excerptOf, storedContents, storedTiles } from '../../app/report/pictures.ts';
import { playableKey } from '../../app/report/playable.ts';
import type { ReportSource } from '../../app/report/source.ts';
import { useApp } from '../../app/store.ts';
import { featureSet, type FeatureSet } from '../../dsp/featureSets.ts';
import { SpectrogramPicture } from '../charts/spectrogram.tsx';
import { MarkedSelect } from '../confidence/MarkedSelect.tsx';
import { counted } from '../format.ts';
import { useAsync } from '../inspect/useAsync.ts';
import { playTrack, usePlayer } from '../player/playback.ts';
import { sentence } from '../sentences.ts';
import { PlayTrack } from './PlayTrack.tsx';
import { SEARCHED_FROM } from './manyTags.ts';
import classes from './report.module.css';

const SHOWN = 4;

/** Four tracks that carry a chosen tag, drawn from stored features. */
export function TagSpectrograms({ source }: { readonly source: ReportSource }) {
  const { tags, thin } = source;
  const tracks = useApp((state) => state.tracks);
  const set = featureSet(source.features);
  const { value: stored } = useAsync(useCallback(() => storedContents(set), [set]));
  const [wanted, setTag] = useState<string | null>(null);
  const [first, setFirst] = useState(0);
  const carriers = useMemo(() => (stored ? tags.map((_, column) => carriersOf(source, column, tracks, stored)) : null), [source, tags, tracks, stored]);
  // Until one is chosen, the first tag that has something to show.
  const drawn = carriers?.findIndex((list) => list.length > 0) ?? -1;
  const tag = wanted ?? tags[Math.max(0, drawn)];
  const own = carriers?.[tags.indexOf(tag)] ?? [];
  const shown = Array.from({ length: Math.min(SHOWN, own.length) }, (_, index) => own[(first + index) % own.length]);
  return (
    <section>
      <h2 className={classes.subheading}>Spectrograms of a tag</h2>
      <div className={classes.choices}>
        <MarkedSelect
          thin={thin}
          label="Tag"
          className={classes.tagSelect}
          data={[...tags]}
          value={tag}
          allowDeselect={false}
          searchable={tags.length > SEARCHED_FROM}
          nothingFoundMessage="No tag has this name."
          maxDropdownHeight={320}
          onChange={(value) => {
            if (value === null) return;
            setTag(value);
            setFirst(0);
          }}
        />
        {own.length > SHOWN && (
          <Button variant="default" onClick={() => setFirst((first + SHOWN) % own.length)}>
            Another four
          </Button>
        )}
      </div>
      {carriers && (
        <p className={classes.prose}>
          {own.length === 0
            ? 'No track with this tag has its features stored here. Add some on the Tag page, or train on a folder, and they are drawn here.'
            : `${shown.length} of ${counted(own.length, 'track')} with the tag whose features are stored: half a minute from the middle of each${set.id === 'film-score-mfcc' ? ', each moment about its own level, which the nets never see' : ''}. Click to play from there.`}
        </p>
      )}
      <div className={classes.spectrograms}>
        {shown.map((carrier) => (
          <TrackExcerpt key={carrier.contentId} set={set} carrier={carrier} />
        ))}
      </div>
    </section>
  );
}

function TrackExcerpt({ set, carrier }: { readonly set: FeatureSet; readonly carrier: Carrier }) {
  const { contentId, title, work } = carrier;
  const run = useCallback(async () => {
    const found = await storedTiles(set, contentId);
    return found && excerptOf(set, found);
  }, [set, contentId]);
  const opened = useAsync(run);
  const key = useApp((state) => playableKey(carrier, state));
  const position = usePlayer((snapshot) => (key !== null && snapshot.key === key && snapshot.state !== 'failed' ? snapshot.currentTime : null));
  if (opened.stage === 'failed') return <p role="alert">{sentence(opened.problem)}</p>;
  if (!opened.value) return null;
  return (
    <div className={classes.excerpt}>
      <PlayTrack track={carrier} />
      <SpectrogramPicture
        title={title}
        notes={work ? [work] : []}
        excerpt={opened.value}
        position={position}
        onPlayFrom={key === null ? null : (seconds) => void playTrack(key, seconds)}
      />
    </div>
  );
}
