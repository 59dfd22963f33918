export const root: string;
export function requireNode(): void;
export function installPackages(): void;
export function findBrowser(): string | null;
export function ensureBrowser(): string;
export function buildIsStale(): boolean;
