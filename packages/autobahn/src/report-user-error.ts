/** Gets what handlers of the program have thrown, and a word on where: the option `on_user_error`. */
export type UserErrorReporter = (error: unknown, message?: string) => void;

/** What stands in for `on_user_error`. */
export const reportToConsole: UserErrorReporter = (error, message = "Unhandled exception raised: ") => {
  console.error(message, error);
};
