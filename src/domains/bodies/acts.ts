/** The kinds of act of bodies, and what of each stands in clear: all that a head count needs. */
import { declareActs } from '../../platform/record/index.ts'

export const BODY_ACTS = declareActs({
  'body.found': { slug: 'text', kind: 'text', joining: 'text', grouping: 'text?' },
  'body.target': { setBy: 'text', seats: 'texts' },
  'body.dissolve': {},
  'body.place': {
    place: 'text',
    title: 'text',
    standing: 'text',
    weight: 'whole',
    part: 'text?',
    group: 'text?',
    appointedBy: 'text',
    source: 'text',
    tag: 'text',
  },
  'seat.take': {
    seat: 'text',
    person: 'text',
    group: 'text?',
    place: 'text?',
    until: 'seconds?',
  },
  'seat.leave': { seat: 'text', person: 'text', group: 'text?' },
  'seat.end': { seat: 'text', person: 'text' },
  'role.begin': { role: 'text', person: 'text', until: 'seconds?' },
  'role.end': { role: 'text', person: 'text', ending: 'text?', decision: 'text?' },
  'stand-in.begin': {
    standIn: 'text',
    person: 'text',
    seat: 'text?',
    role: 'text?',
    process: 'text?',
    until: 'seconds',
  },
  'stand-in.end': { standIn: 'text', person: 'text' },
})
