/** The configuration file that is meant if none is named. */
export const DEFAULT_FILE = "junctor.yaml";
