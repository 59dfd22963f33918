export type LicenceCheck = { ok: true } | { ok: false; found: string };

export function supportsLicence(text: string, evidence: string, licence: string): LicenceCheck;
