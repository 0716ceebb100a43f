import type { TlsOptions } from "node:tls";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";

/** What a listener says about TLS. */
export type TlsConfiguration = NonNullable<ListenerConfiguration["tls"]>;

/**
 * Reads certificate and key.
 * @param readFile reads a file named in the configuration.
 * @throws what the operating system says if a file cannot be read.
 */
export function readTlsOptions(tls: TlsConfiguration, readFile: (path: string) => string): TlsOptions {
  const { certificate, key, clientAuthority, minVersion = "TLSv1.2" } = tls;
  const options: TlsOptions = { cert: readFile(certificate), key: readFile(key), minVersion };
  if (clientAuthority === undefined) return options;
  // Without a certificate a client may still join by another method.
  return { ...options, ca: readFile(clientAuthority), requestCert: true, rejectUnauthorized: false };
}
