import { Alert, Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { sentence } from '../sentences.ts';

interface PageBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a fault of one page, or a part of it that did not load, from taking the others along. */
export class PageBoundary extends Component<PageBoundaryProps, { readonly fault: string | null }> {
  override state = { fault: null as string | null };

  static getDerivedStateFromError(thrown: unknown): { fault: string } {
    return { fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <Alert m="lg" color="red" title="This page could not be shown">
        {sentence({ code: 'unexpected', subject: '', data: { detail: this.state.fault } })}
        <Button mt="sm" size="xs" variant="default" display="block" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </Alert>
    );
  }
}
