/** The topics and procedures of the demo, in one place for the page and the backend. */
export const DemoUri = {
  /** Topic: somebody lit a lamp. Args: cell, colour, by, stroke (optional). */
  LAMP_LIT: "demo.board.lit",
  /** Topic: the board was wiped. Args: stroke. */
  BOARD_CLEARED: "demo.board.cleared",
  /** Procedure of the backend: wipes the board for everyone. */
  CLEAR_BOARD: "demo.board.clear",
  /** Procedure of the backend: the board and the people as they are, for who comes late. */
  READ_LOBBY: "demo.lobby.read",
  /** Procedure of the backend: answers a question. */
  BACKEND_ANSWER: "demo.backend.answer",
  /** Topic: the backend asks who is still here. */
  ROLL_CALL: "demo.people.roll_call",
  /** Topic: a page says that it is here, and as whom. Args: person. */
  PERSON_HERE: "demo.people.here",
  /** Topic: a page says that it goes. Args: id. */
  PERSON_GONE: "demo.people.gone",
  /** Topic: the list of people changed. Args: people. */
  PEOPLE_CHANGED: "demo.people.changed",
  /** A procedure that nobody registers, to see what an error looks like. */
  NOBODY: "demo.nobody.answer",
} as const;

/** The procedure that a person answers, when that person's page answers calls. */
export function answerProcedure(personId: number): string {
  return `demo.person.${personId}.answer`;
}
