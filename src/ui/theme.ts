import { Button, createTheme, type CSSVariablesResolver, Menu, Modal, SegmentedControl } from '@mantine/core';

const SYSTEM_FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 7,
  fontFamily: SYSTEM_FONTS,
  headings: { fontFamily: SYSTEM_FONTS, fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ styles: { label: { fontWeight: 500 } } }),
    SegmentedControl: SegmentedControl.extend({ styles: { label: { fontWeight: 500 } } }),
    // The placeholder is a child that a menu may not have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ styles: { title: { fontWeight: 600, fontSize: 16 } } }),
  },
});

/** Greys that keep a contrast of 4.5:1, and the two colours of bars. */
export const cssVariables: CSSVariablesResolver = (base) => ({
  variables: {
    '--tenfold-rail': base.colors.gray[0],
  },
  light: {
    '--mantine-color-dimmed': base.colors.gray[7],
    '--mantine-color-placeholder': base.colors.gray[6],
    '--tenfold-rail': base.colors.gray[0],
    '--tenfold-line': base.colors.gray[3],
    '--tenfold-hover': base.colors.gray[0],
    '--tenfold-active': base.colors.indigo[0],
    '--tenfold-wave': base.colors.gray[5],
    '--tenfold-wave-played': base.colors.gray[8],
    '--tenfold-true': base.colors.green[8],
    '--tenfold-bar': base.colors.blue[6],
    '--tenfold-track': base.colors.gray[1],
    '--tenfold-error': base.colors.red[9],
    '--tenfold-care': '#9a5b00',
  },
  dark: {
    '--mantine-color-dimmed': base.colors.dark[1],
    '--mantine-color-placeholder': base.colors.dark[2],
    '--tenfold-rail': base.colors.dark[8],
    '--tenfold-line': base.colors.dark[5],
    '--tenfold-hover': base.colors.dark[6],
    '--tenfold-active': '#252c49',
    '--tenfold-wave': base.colors.dark[3],
    '--tenfold-wave-played': base.colors.dark[0],
    '--tenfold-true': base.colors.green[6],
    '--tenfold-bar': base.colors.blue[5],
    '--tenfold-track': base.colors.dark[6],
    '--tenfold-error': base.colors.red[3],
    '--tenfold-care': base.colors.yellow[5],
  },
});
