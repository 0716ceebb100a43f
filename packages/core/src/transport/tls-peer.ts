import type { PeerCertificate, PeerInfo } from "../connection.ts";

/** What is used of Node's `TLSSocket`. */
export interface TlsSocket {
  readonly encrypted: true;
  readonly authorized: boolean;
  /** The version of TLS, such as `TLSv1.3`. */
  getProtocol(): string | null;
  /** Whether an earlier TLS session goes on. */
  isSessionReused(): boolean;
  /** The last Finished message that was sent. */
  getFinished(): Uint8Array | undefined;
  /** The last Finished message that came. */
  getPeerFinished(): Uint8Array | undefined;
  /** Octets that both ends of this connection can compute, and nobody else (RFC 5705). */
  exportKeyingMaterial(length: number, label: string, context: Uint8Array): Uint8Array;
  /** What the peer has shown, undefined if nothing. */
  getPeerX509Certificate(): X509 | undefined;
}

/** What is used of a certificate. */
export interface X509 {
  readonly subject: string;
  readonly fingerprint256: string;
  readonly subjectAltName?: string | undefined;
}

/** What a link over TLS knows of its other end. */
export type TlsPeer = Pick<PeerInfo, "secure" | "channelBinding" | "certificate">;

/**
 * Reads a stream that may be encrypted.
 * @param side which end of it this is.
 */
export function tlsPeer(socket: object, side: "client" | "server"): TlsPeer {
  if (!isTls(socket)) return { secure: false };
  const certificate = certificateOf(socket);
  const binding = { secure: true, channelBinding: (type: string) => channelBinding(socket, type, side) };
  return certificate === undefined ? binding : { ...binding, certificate };
}

function isTls(socket: object): socket is TlsSocket {
  return "encrypted" in socket && "exportKeyingMaterial" in socket;
}

/**
 * The channel bindings of TLS: `tls-exporter` where the link is TLS 1.3 (RFC 9266), `tls-unique` where it is older, its
 * first Finished message, the client's (RFC 5929). A resumed session has none: two links may share its Finished, which
 * is what the triple handshake attack lives on (spec: AP-SCRAM-20).
 */
function channelBinding(socket: TlsSocket, type: string, side: "client" | "server"): Uint8Array | undefined {
  const latest = socket.getProtocol() === "TLSv1.3";
  if (type === "tls-exporter" && latest) {
    return socket.exportKeyingMaterial(32, "EXPORTER-Channel-Binding", new Uint8Array());
  }
  if (type !== "tls-unique" || latest || socket.isSessionReused()) return undefined;
  return side === "client" ? socket.getFinished() : socket.getPeerFinished();
}

/** Only what somebody trusted vouches for. */
function certificateOf(socket: TlsSocket): PeerCertificate | undefined {
  const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined;
  if (certificate === undefined) return undefined;
  const { subject, fingerprint256, subjectAltName } = certificate;
  return {
    commonName: /^CN=(.*)$/m.exec(subject)?.[1],
    fingerprint: fingerprint256.replaceAll(":", "").toLowerCase(),
    alternativeNames: subjectAltName,
  };
}
