export function missingPrograms(): string[];
export function packageSizes(names: readonly string[]): Promise<Map<string, number>>;
export function fetchPackage(name: string, bytes: number, folder: string): Promise<string>;
export function unpackPackage(deb: string, folder: string): Promise<void>;
export function copyrightFile(name: string, folder: string): string | null;
