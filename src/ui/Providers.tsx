import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import './page.css';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { cssVariables, theme } from './theme.ts';

/** Theme and address bar. The hash names the view, so that the page works under any sub-path. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {/* oxlint-disable-next-line react/hooks -- the router takes its way of reading the address as a hook */}
      <Router hook={useHashLocation}>{children}</Router>
    </MantineProvider>
  );
}
