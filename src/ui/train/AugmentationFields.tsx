import { Checkbox, NumberInput } from '@mantine/core';
import type { FeatureSetId } from '../../dsp/featureSetId.ts';
import type { Augmentation, Balance } from '../../nets/recipe.ts';
import { Fold } from './Fold.tsx';
import { AUGMENTATION_RANGES, type AugmentationDraft, type DraftErrors, obstacleOf } from './optionsDraft.ts';
import classes from './OptionsForm.module.css';

interface AugmentationFieldsProps {
  readonly augmentation: AugmentationDraft;
  readonly balance: Balance;
  readonly errors: DraftErrors;
  /** Those of the recipe. */
  readonly features: FeatureSetId;
  readonly onChange: (change: { readonly augmentation?: AugmentationDraft; readonly balance?: Balance }) => void;
}

const FIELDS: readonly (readonly [key: keyof Augmentation, label: string, description: string])[] = [
  ['shift', 'Time shift (frames)', 'Starts earlier or later'],
  ['timeMask', 'Time mask (frames)', 'Longest blank stretch'],
  ['coefficientMask', 'Coefficient mask', 'Most rows blanked'],
  ['tilt', 'Tilt (dB)', 'Low against high bands'],
  ['mixup', 'Mixup (α)', 'Tiles mixed in pairs'],
  ['overlay', 'Overlay (chance)', 'Two tiles sound at once'],
];

/** What training changes about the tiles, folded away: the published recipes change nothing. */
export function AugmentationFields({ augmentation, balance, errors, features, onChange }: AugmentationFieldsProps) {
  const levelled = features === 'film-score-mfcc' || features === 'log-mel';
  const wrong = FIELDS.some(([key]) => errors[key] !== undefined);
  return (
    <Fold title="Augmentation and balance" open={wrong}>
      <p className={classes.hint}>
        Every epoch shows each tile a little differently; validation and prediction never do. 0 leaves a thing
        out.{levelled && ' Loudness is no choice here: the features do not hold it.'}
      </p>
      <div className={classes.pair}>
        {FIELDS.map(([key, label, description]) => {
          const obstacle = obstacleOf(key, features);
          return (
            <NumberInput
              key={key}
              label={label}
              description={obstacle ?? description}
              disabled={obstacle !== null && Number(augmentation[key]) === 0}
              min={0}
              step={key === 'mixup' || key === 'overlay' ? 0.1 : 1}
              clampBehavior="none"
              allowDecimal={!AUGMENTATION_RANGES[key].whole}
              value={augmentation[key]}
              error={errors[key]}
              onChange={(value) => onChange({ augmentation: { ...augmentation, [key]: value } })}
            />
          );
        })}
      </div>
      <Checkbox
        label="Every group equally often"
        description="A film of many cues weighs no more than one of few"
        checked={balance === 'group'}
        onChange={(event) => onChange({ balance: event.currentTarget.checked ? 'group' : 'none' })}
      />
    </Fold>
  );
}
