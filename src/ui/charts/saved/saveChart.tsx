import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { memo } from 'react';
import { download } from '../../../app/download.ts';
import { notify } from '../../../app/store.ts';
import { pngBlob, svgBlob, type ExportedChart } from '../exportChart.ts';

interface SaveChartProps {
  readonly title: string;
  /** Of saved files, without an ending. */
  readonly fileName: string;
  /** Called when the chart is saved, and not before. */
  readonly draw: () => ExportedChart;
}

/** A small menu that saves a chart which the page draws in other ways than one <svg>. */
export const SaveChart = memo(function SaveChart({ title, fileName, draw }: SaveChartProps) {
  const save = async (kind: 'svg' | 'png'): Promise<void> => {
    try {
      const chart = draw();
      download(kind === 'svg' ? svgBlob(chart) : await pngBlob(chart), `${fileName}.${kind}`);
    } catch {
      notify('error', { code: 'picture-failed', subject: title, data: {} });
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={`Save “${title}”`}>
          <IconDownload size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('svg')}>Save as SVG</Menu.Item>
        <Menu.Item onClick={() => void save('png')}>Save as PNG</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
