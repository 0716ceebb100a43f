import {
  HELLO,
  WELCOME,
  ABORT,
  CHALLENGE,
  AUTHENTICATE,
  GOODBYE,
  ERROR,
  PUBLISH,
  PUBLISHED,
  SUBSCRIBE,
  SUBSCRIBED,
  UNSUBSCRIBE,
  UNSUBSCRIBED,
  EVENT,
  CALL,
  CANCEL,
  RESULT,
  REGISTER,
  REGISTERED,
  UNREGISTER,
  UNREGISTERED,
  INVOCATION,
  INTERRUPT,
  YIELD,
} from "./constants/message-types.ts";

/**
 * The type codes of all WAMP messages, Basic and Advanced Profile.
 * They are element 0 of every message (spec: "Messages", "Message Codes and Direction").
 */
export const MessageType = {
  HELLO,
  WELCOME,
  ABORT,
  CHALLENGE,
  AUTHENTICATE,
  GOODBYE,
  ERROR,
  PUBLISH,
  PUBLISHED,
  SUBSCRIBE,
  SUBSCRIBED,
  UNSUBSCRIBE,
  UNSUBSCRIBED,
  EVENT,
  CALL,
  CANCEL,
  RESULT,
  REGISTER,
  REGISTERED,
  UNREGISTER,
  UNREGISTERED,
  INVOCATION,
  INTERRUPT,
  YIELD,
} as const;

/** The type code of a WAMP message. */
export type MessageType = (typeof MessageType)[keyof typeof MessageType];
