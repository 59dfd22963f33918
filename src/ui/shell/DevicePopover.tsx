import { Button, Loader, Popover, Radio, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconCpu } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { chooseDevice } from '../../app/device.ts';
import type { DeviceState } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import type { DeviceInfo } from '../../nets/plan.ts';
import { sentence } from '../sentences.ts';
import classes from './Header.module.css';

const CHIP = <IconCpu size={18} stroke={1.6} aria-hidden />;
const ICONS: Record<DeviceState['stage'], ReactNode> = {
  idle: CHIP,
  ready: CHIP,
  starting: <Loader size={14} color="gray" />,
  failed: <IconAlertTriangle size={18} aria-hidden />,
};

/** `WASM × 2`, or the GPU's name. */
function deviceLabel(state: DeviceState): string {
  switch (state.stage) {
    case 'idle':
      return 'Device';
    case 'starting':
      return 'Starting…';
    case 'ready':
      return state.device.kind === 'wasm' ? `WASM × ${state.workers}` : state.device.name;
    case 'failed':
      return 'No device';
    default:
      return state satisfies never;
  }
}

function explanation(state: DeviceState, training: boolean): string {
  if (training) return 'The device can be changed when the training has ended.';
  switch (state.stage) {
    case 'idle':
      return 'Chosen when the nets are first needed.';
    case 'starting':
      return 'The nets are being loaded.';
    case 'failed':
      return sentence(state.problem);
    case 'ready':
      return state.choices.some(({ kind, fallback }) => kind === 'webgpu' && !fallback)
        ? 'A GPU is faster; both give the same tags.'
        : 'This browser offers no GPU here; WASM runs on the processor’s cores.';
    default:
      return state satisfies never;
  }
}

function choiceName({ kind, name, fallback }: DeviceInfo): string {
  if (kind === 'wasm') return 'WASM on the processor';
  return fallback ? `${name} (software, slow)` : name;
}

/** The device that the nets run on, and the choice of another. */
export function DevicePopover() {
  const device = useApp((state) => state.device);
  const training = useApp(({ training: { stage } }) => stage === 'preparing' || stage === 'training' || stage === 'evaluating');
  const label = deviceLabel(device);
  const icon = ICONS[device.stage];
  return (
    <Popover width={300} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color={device.stage === 'failed' ? 'red' : 'gray'}
          size="compact-sm"
          fw={500}
          className={classes.device}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Device in use: ${label}`}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {device.stage === 'ready' ? (
            <Radio.Group
              label="Where the nets run"
              value={device.device.kind}
              onChange={(kind) => void chooseDevice(kind === 'webgpu' ? 'webgpu' : 'wasm')}
            >
              <Stack gap={8} mt={8}>
                {device.choices.map((choice) => (
                  <Radio key={choice.kind} size="sm" value={choice.kind} label={choiceName(choice)} disabled={training} />
                ))}
              </Stack>
            </Radio.Group>
          ) : (
            <Text fw={500}>Where the nets run</Text>
          )}
          <Text size="sm" c="dimmed">
            {explanation(device, training)}
          </Text>
          {device.stage === 'failed' && (
            <Button size="xs" variant="default" onClick={() => void chooseDevice('wasm')}>
              Try WASM on the processor
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
