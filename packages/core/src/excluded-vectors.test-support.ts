/** The samples of the test suite that do not apply, and why. */
export const excludedVectors: { readonly [sample: string]: string } = {
  "eventreceived: EVENT_RECEIVED acknowledgment": "EVENT_RECEIVED is not in the spec: type 337 is unknown",
  "event: EVENT with transparent payload (encrypted E2E)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "event: EVENT with both forward_for and E2EE (advanced R-Link + encryption)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "publish: PUBLISH with transparent payload (encrypted E2E)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "publish: PUBLISH with both forward_for and E2EE (advanced R-Link + encryption)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "event: EVENT.Details.transaction_hash with invalid type int":
    "transaction_hash is not in the spec: ignored like every unknown attribute",
  "event: EVENT.Details.x_acknowledged_delivery with invalid type string":
    "x_acknowledged_delivery is not in the spec: ignored like every unknown attribute",
  "event: EVENT.Details.forward_for with invalid type string":
    "forward_for is not in the spec: ignored like every unknown attribute",
  "event: EVENT.Details.enc_algo cryptobox (valid with payload)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "event: EVENT.Details.enc_algo with invalid value":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "event: EVENT.Details.enc_serializer cbor (valid with payload)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "publish: PUBLISH.Options.transaction_hash with invalid type int":
    "transaction_hash is not in the spec: ignored like every unknown attribute",
  "publish: PUBLISH.Options.forward_for with invalid type string":
    "forward_for is not in the spec: ignored like every unknown attribute",
  "publish: PUBLISH.Options.enc_algo cryptobox (valid with payload)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "publish: PUBLISH.Options.enc_algo with invalid value":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "publish: PUBLISH.Options.enc_serializer cbor (valid with payload)":
    "payload transparency is not in the spec: binary in place of Arguments is a violation",
  "subscribe: SUBSCRIBE.Options.match with invalid value":
    "an unknown match policy is answered by ERROR wamp.error.option_not_allowed, it does not end the session",
  "subscribe: SUBSCRIBE.Options.forward_for with invalid type string":
    "forward_for is not in the spec: ignored like every unknown attribute",
};
