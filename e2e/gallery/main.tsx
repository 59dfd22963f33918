/**
 * The screenshot gallery: mounts one scene, chosen by `?scene=name`, or lists them all.
 * Served by the development server at /e2e/gallery/, never part of the build.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../src/ui/App.tsx';
import { Providers } from '../../src/ui/Providers.tsx';
import type { Scene } from './scene.ts';

const modules = import.meta.glob<{ scene: Scene }>('./scenes/*.tsx', { eager: true });
const scenes = Object.values(modules).map((module) => module.scene);

const wanted = new URLSearchParams(window.location.search).get('scene');
const chosen = scenes.find((scene) => scene.name === wanted);

function Contents() {
  return (
    <ul>
      {scenes.map((scene) => (
        <li key={scene.name}>
          <a href={`?scene=${scene.name}`}>{scene.name}</a>
        </li>
      ))}
    </ul>
  );
}

if (chosen) {
  window.location.hash = `#${chosen.path}`;
  chosen.fill();
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    {chosen ? chosen.render ? <Providers>{chosen.render()}</Providers> : <App /> : <Contents />}
  </StrictMode>,
);
