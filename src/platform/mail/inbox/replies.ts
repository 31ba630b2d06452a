/** A refusal as SMTP says it: a code, and words with their enhanced code. Decides nothing. */

export type Reply = Error & { readonly responseCode: number }

export const reply = (responseCode: number, words: string): Reply =>
  Object.assign(new Error(words), { responseCode })
