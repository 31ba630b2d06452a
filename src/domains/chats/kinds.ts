/** What is told to those who follow a room when somebody wrote or a line was struck. */
export const CHAT_KINDS = ['chat'] as const
