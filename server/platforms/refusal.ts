/**
 * Why an error code proves that a call did nothing: the platform documents that it looks at this before it acts. Where
 * a row of a table names none, the code proves nothing. A throttle or quota (an edge counts it and answers whatever the
 * back has done meanwhile), a verdict of the moderation (which may follow the act), and a code known from other
 * clients' tables alone are no proof.
 *
 * - `token`: the token is no good, so that nobody has asked.
 * - `permission`: whoever asks may not, or the application is not set up for it.
 * - `validation`: a field, a picture or a link was found unfit.
 * - `channel-state`: the channel is gone, merged or locked.
 */
export type Refusal = "token" | "permission" | "validation" | "channel-state";
