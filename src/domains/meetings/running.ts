/** The forms of the page for whoever runs a meeting, and where each leads back to. Nouns only. */

export const RUN_FORMS = [
  'move',
  'cancel',
  'ways',
  'publish',
  'place',
  'decline',
  'approve',
  'refuse',
] as const
export type RunForm = (typeof RUN_FORMS)[number]

/** The section of the page in which a form stands. */
export const SECTION_OF = {
  move: 'changes',
  cancel: 'changes',
  ways: 'changes',
  publish: 'agenda',
  place: 'agenda',
  decline: 'agenda',
  approve: 'materials',
  refuse: 'materials',
} as const satisfies Record<RunForm, string>
export type RunSection = (typeof SECTION_OF)[RunForm]

/** By the name that a form has on its page: some stand there once for each item or paper. */
export const runFormOf = (form: string | undefined): RunForm | undefined =>
  RUN_FORMS.find((one) => one === form?.split('-')[0])

/** To where one was, below the sentence of what was done. */
export const doneAt = (form: RunForm): string => `/running?done=${form}#done`
