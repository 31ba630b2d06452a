/** What is told to those who follow a room when a line was written or struck. */
export const CAPTION_KINDS = ['captions'] as const
