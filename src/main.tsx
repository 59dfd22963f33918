import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { start } from './app/start.ts';
import { App } from './ui/App.tsx';

void start();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
