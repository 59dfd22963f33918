/** The samples shipped with the page; their list is fetched when first asked for. */
import { CodedError, problem } from './problem.ts';

export interface Sample {
  readonly file: string;
  readonly title: string;
  readonly artist: string;
  readonly work: string;
  readonly tags: readonly string[];
  readonly licence: string;
  readonly seconds: number;
  readonly bytes: number;
}

let list: Promise<readonly Sample[]> | null = null;

/** Throws an error with code 'samples-missing' when the list is not where the page came from. */
export function sampleIndex(): Promise<readonly Sample[]> {
  list ??= fetchIndex().catch((thrown: unknown) => {
    list = null;
    throw thrown;
  });
  return list;
}

async function fetchIndex(): Promise<readonly Sample[]> {
  try {
    const response = await fetch(new URL('samples/index.json', document.baseURI));
    if (!response.ok) throw new Error(`${response.status}`);
    return (await response.json()) as readonly Sample[];
  } catch (thrown) {
    throw new CodedError(problem('samples-missing', '', { detail: String(thrown) }));
  }
}
