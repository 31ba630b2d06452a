/** The kinds of act of bodies, and what of each stands in clear: all that a head count needs. */
import { declareActs } from '../../platform/record/index.ts'

export const BODY_ACTS = declareActs({
  'body.found': { slug: 'text', kind: 'text', joining: 'text', grouping: 'text?' },
  'body.target': { setBy: 'text', seats: 'texts' },
  'body.dissolve': {},
  'seat.take': { seat: 'text', person: 'text', group: 'text?' },
  'seat.leave': { seat: 'text', person: 'text', group: 'text?' },
  'role.begin': { role: 'text', person: 'text', until: 'seconds?' },
  'role.end': { role: 'text', person: 'text' },
})
