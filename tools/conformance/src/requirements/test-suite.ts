import type { Requirement } from "./requirement.ts";

/** What the specification's own test suite asks of a codec. */
// oxfmt-ignore
export const testSuite: readonly Requirement[] = [
  { id: "TS-01", who: "codec", level: "MUST", text: "Encoding must equal at least one listed byte variant; decoding: at least one variant decodes, all decodable ones agree", link: "testsuite/README.md" },
  { id: "TS-02", who: "codec", level: "MUST", text: "Round trip decode-encode-decode is lossless across JSON, MessagePack, CBOR; binary preserved byte for byte", link: "testsuite/README.md" },
  { id: "TS-03", who: "codec", level: "SHOULD", text: "Known Options/Details of wrong type (e.g. `acknowledge: 1`, `exclude: \"x\"`, `publisher: \"x\"`) are a protocol violation", link: "testsuite/README.md, testsuite/singlemessage/" },
];
