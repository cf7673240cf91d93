import { loadAll } from 'js-yaml';

/** What a YAML text says; an empty object where it says nothing. Throws an `Error` of one line, with line and column. */
export function parseYaml(text: string): unknown {
  const documents = documentsOf(text);
  if (documents.length > 1) throw new Error('it holds more than one document');
  return documents[0] ?? {};
}

function documentsOf(text: string): readonly unknown[] {
  try {
    return loadAll(text);
  } catch (error) {
    throw new Error((error as Error).message.split('\n')[0]);
  }
}
