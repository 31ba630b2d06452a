/** A body for machines: seats held and vacant, terms, who stands in; pseudonyms, no names. */
import type { BodyShown } from './load.ts'

export function bodyJson({ body, seats, terms, places, standIns }: BodyShown) {
  return {
    body,
    seats,
    terms,
    places: places.map(({ body: _body, ...place }) => place),
    standIns: standIns.map(({ body: _body, ...standIn }) => standIn),
  }
}
