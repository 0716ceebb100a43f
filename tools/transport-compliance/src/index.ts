// The public surface, in reading order.
export { describeTransport } from "./describe-transport.ts";
export type { SetupOptions, TransportTraits, TransportUnderTest } from "./transport-under-test.ts";
export { AcceptQueue } from "./accept-queue.ts";
export { Observer } from "./observer.ts";
export { opaqueSerializer } from "./opaque-serializer.ts";
export { bytesText, numbered, textBytes } from "./test-message.ts";
