export function findArchives(folder: string): Promise<string[]>;
export function extractMembers(archive: string, targets: Map<string, string>): Promise<void>;
