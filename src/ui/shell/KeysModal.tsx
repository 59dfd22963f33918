import { Kbd, Modal, Table } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { isTyping } from '../keys.ts';

const KEYS: readonly (readonly [keys: readonly string[], what: string, where: string])[] = [
  [['↑', '↓'], 'Move through the list', 'List'],
  [['Home', 'End'], 'First, last track', 'List'],
  [['Enter'], 'Open the track', 'List'],
  [['Space'], 'Play or pause', 'List, ribbon'],
  [['Delete'], 'Remove from the list', 'List'],
  [['Esc'], 'Close the opened track', 'Anywhere'],
  [['←', '→'], 'Previous, next tile', 'Ribbon'],
  [['↑', '↓'], 'Read another tag', 'Ribbon'],
  [['Enter'], 'Play from here', 'Ribbon'],
  [['←', '→'], 'Previous, next track', 'Explore, predictions'],
  [['Space'], 'Start or stop moving on', 'Explore, predictions'],
  [['Enter'], 'Play the best 30 s', 'Find'],
  [['X'], 'Select the track', 'Find'],
  [['A'], 'Audition one after the other', 'Find'],
  [['E'], 'Export', 'Find'],
  [['/'], 'Filter the list, or write the query', 'Tag, Find'],
  [['?'], 'Show these keys', 'Anywhere'],
];

/** Every key of the page, on `?`. */
export function KeysModal() {
  const [opened, modal] = useDisclosure(false);
  useWindowEvent('keydown', (event) => {
    if (event.key === '?' && !isTyping(event.target)) modal.toggle();
  });
  return (
    <Modal opened={opened} onClose={modal.close} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Key</Table.Th>
            <Table.Th>What it does</Table.Th>
            <Table.Th>Where</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {KEYS.map(([keys, what, where]) => (
            <Table.Tr key={`${where} ${what}`}>
              <Table.Td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
              <Table.Td c="dimmed">{where}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
