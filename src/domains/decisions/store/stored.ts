/** States and rolls as JSON in a column, and back with a check. Knows no table. */
import { fromJson, parsedOnce } from '../../../platform/db/index.ts'
import type { Roll } from '../call.ts'

/** Fields that are `undefined` are left out. */
export const stateText = (state: { readonly kind: string }): string => JSON.stringify(state)

/** @throws where a row holds no state of this kind: its `kind` column and its state differ. */
export function stateFrom<State extends { readonly kind: string }>(
  text: string,
  kind: State['kind'],
): State {
  const state = fromJson(text)
  if (!isOfKind<State>(state, kind)) throw new Error(`a state that is not ${kind}`)
  return state
}

function isOfKind<State extends { readonly kind: string }>(
  state: unknown,
  kind: State['kind'],
): state is State {
  return typeof state === 'object' && state !== null && 'kind' in state && state.kind === kind
}

export const rollText = (roll: Roll): string =>
  JSON.stringify(roll.map(({ person, group }) => ({ person, group })))

/** Rolls are long, never change, and are much the same in all calls of one body. */
export const rollFrom = parsedOnce({
  parse: (roll: unknown): Roll => {
    if (!isRoll(roll)) throw new Error('a roll that is no list of seats')
    return roll
  },
})

const isRoll = (roll: unknown): roll is Roll =>
  Array.isArray(roll) &&
  roll.every(
    (seat: unknown) =>
      typeof seat === 'object' && seat !== null && 'person' in seat && 'group' in seat,
  )
