// The public surface, in reading order.
export { ticket } from "./ticket.ts";
export type { TicketOptions } from "./ticket.ts";
export { acceptTicket } from "./accept-ticket.ts";
export type { AcceptTicketOptions, TicketUser } from "./accept-ticket.ts";
export { hashTicket, isTicketHash, verifyTicketHash } from "./ticket-hash.ts";
