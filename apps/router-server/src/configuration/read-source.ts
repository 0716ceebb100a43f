import { checkSchema } from "./check-schema.ts";
import type { ConfigurationProblem } from "./configuration-problem.ts";
import { fillInSecrets, pathId } from "./fill-in-secrets.ts";
import type { SecretSources } from "./fill-in-secrets.ts";
import { SourceDocument } from "./source-document.ts";
import type { KeyPath } from "./source-document.ts";

/** A file as it was read: its data are good if there are no problems. */
export interface Source<Data> {
  readonly document: SourceDocument;
  readonly data: Data;
  readonly problems: readonly ConfigurationProblem[];
  /** Whether a value came from the environment or a file. */
  isSecret(path: KeyPath): boolean;
}

/** Reads a file: as YAML, with what comes from elsewhere in place, against its schema. */
export function readSource<Data>(
  schema: object,
  { file, text }: { readonly file: string; readonly text: string },
  sources: SecretSources,
): Source<Data> {
  const document = new SourceDocument(file, text);
  const { data, secret, missing } = document.problems.length > 0 ? NOTHING : readData(document, sources);
  // A value that could not be had is no text that is too short as well.
  const absent = new Set(missing.map(({ path }) => document.problemAt(path, "").key));
  const isNew = ({ key }: ConfigurationProblem): boolean => key === "" || !absent.has(key);
  const problems = [
    ...document.problems,
    ...missing.map(({ path, text: reason }) => document.problemAt(path, reason)),
    ...(document.problems.length > 0 ? [] : checkSchema(schema, document, { data, secret, missing })).filter(isNew),
  ];
  return { document, data: data as Data, problems, isSecret: (path) => secret.has(pathId(path)) };
}

const NOTHING = { data: undefined, secret: new Set<string>(), missing: [] };

function readData(document: SourceDocument, sources: SecretSources) {
  try {
    return fillInSecrets(document.read() ?? {}, sources);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { ...NOTHING, data: {}, missing: [{ path: [], text }] };
  }
}
