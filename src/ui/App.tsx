import { Providers } from './Providers.tsx';
import { Shell } from './shell/Shell.tsx';

export function App() {
  return (
    <Providers>
      <Shell />
    </Providers>
  );
}
