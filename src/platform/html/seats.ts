/** Where the seats of a table stand: rings around a middle. Geometry only; draws nothing. */

/** Beyond this a drawing says less than its table. */
export const SEATS_MAX = 120

/** The side of the square that seats are placed in. */
export const TABLE_SIZE = 210

export type Place = { readonly x: number; readonly y: number }
export type Rings = { readonly radius: number; readonly places: readonly Place[] }

/** For so many seats: the rings, from the outermost in, and the radius of a seat. */
const LAYOUTS = [
  { seatsMax: 8, rings: [80], radius: 13 },
  { seatsMax: 18, rings: [84], radius: 9 },
  { seatsMax: 52, rings: [91, 72], radius: 7 },
  { seatsMax: 84, rings: [93, 78, 63], radius: 5.6 },
  { seatsMax: SEATS_MAX, rings: [95, 83, 71, 59], radius: 4.6 },
] as const

/** Places in the order of groups: spoke by spoke from the top, so that a group stands together. */
export function placeSeats(count: number): Rings {
  const layout = LAYOUTS.find(({ seatsMax }) => count <= seatsMax)
  if (!layout) throw new Error(`${count} seats of ${SEATS_MAX}`)
  const { rings, radius } = layout
  const spokes = Math.ceil(count / rings.length)
  const places = Array.from({ length: count }, (_, index) => {
    const angle = ((Math.floor(index / rings.length) + 0.5) / spokes) * 2 * Math.PI
    const ring = rings[index % rings.length] ?? rings[0]
    return {
      x: round(TABLE_SIZE / 2 + ring * Math.sin(angle)),
      y: round(TABLE_SIZE / 2 - ring * Math.cos(angle)),
    }
  })
  return { radius, places }
}

const round = (length: number) => Math.round(length * 10) / 10
