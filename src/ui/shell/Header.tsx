import { DevicePopover } from './DevicePopover.tsx';
import { EnsembleMenu } from './EnsembleMenu.tsx';
import { PrivacyPopover } from './PrivacyPopover.tsx';
import classes from './Header.module.css';

export function Header() {
  return (
    <header className={classes.header}>
      <span className={classes.name}>Tenfold</span>
      <div className={classes.tools}>
        <EnsembleMenu />
        <DevicePopover />
        <PrivacyPopover />
      </div>
    </header>
  );
}
