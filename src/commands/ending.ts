/** How a command ends: done, or refused with a sentence. */

export type Ending = {
  readonly code: 0 | 1
  readonly say?: string
  /** What was asked for, also where it was refused: for other programs, not for people. */
  readonly out?: string
}

export const done = (say?: string): Ending => (say === undefined ? { code: 0 } : { code: 0, say })

export const refused = (say: string): Ending => ({ code: 1, say })
