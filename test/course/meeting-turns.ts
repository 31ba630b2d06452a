/** Turns about meetings: called, moved, an agenda that grows, one cancelled. */
import { consent, OFFICERS, said, SIGNED_IN, type Role, type Turn } from './turn.ts'

const RUNNERS: readonly Role[] = [...OFFICERS, 'staff']
const runners = { may: RUNNERS, by: 'chair' } as const
/** By then the passer has taken a seat at the open table. */
const members = { may: ['passer', 'member', ...RUNNERS], by: 'member' } as const
const onMeeting = { ids: { id: 'meeting' } } as const
const onHub = { ids: { id: 'meeting', hub: 'hub' } } as const
const onItem = { ids: { id: 'meeting', item: 'item' } } as const

/** Far enough ahead for every rule of notice, whatever days the turns before took. */
const when = { day: '2027-09-16', time: '15:00', zone: 'Africa/Nairobi', fold: 'earlier' }

export const MEETINGS: readonly Turn[] = [
  {
    ...runners,
    route: '/meetings',
    fields: (known) => ({
      host: `process:${known('process')}`,
      step: 'announce',
      kind: 'call',
      title: said(),
      from: '2027-09-09',
      minutes: '60',
      time1: '15:00',
      zone1: 'Africa/Nairobi',
      repeats: 'weekly',
      count: '2',
      fold: 'earlier',
      join: 'https://meet.example/1',
      dialIn: said(),
      venue: said(),
      ...consent,
    }),
    learns: { meeting: 'meeting', series: 'series' },
  },
  {
    ...runners,
    ...onMeeting,
    route: '/meetings/:id/moves',
    fields: () => ({ revision: '0', minutes: '45', ...when, ...consent }),
  },
  {
    ...runners,
    ...onMeeting,
    route: '/meetings/:id/ways',
    fields: () => ({ revision: '1', dialIn: said(), venue: said(), ...consent }),
  },
  {
    ...members,
    ...onMeeting,
    route: '/meetings/:id/items',
    fields: (known) => ({
      topic: said(),
      minutes: '10',
      about: `/texts/${known('text')}`,
      ...consent,
    }),
    learns: { 'agenda-item': 'item' },
  },
  {
    ...runners,
    ...onItem,
    route: '/meetings/:id/items/:item/place',
    fields: () => ({ place: '3', minutes: '5', ...consent }),
  },
  { ...runners, ...onMeeting, route: '/meetings/:id/agenda', fields: () => consent },
  {
    ...onItem,
    may: ['member'],
    by: 'member',
    route: '/meetings/:id/items/:item/withdrawal',
    fields: () => consent,
  },
  {
    ...members,
    ...onMeeting,
    route: '/meetings/:id/items',
    fields: () => ({ topic: said(), ...consent }),
    learns: { 'agenda-item': 'item' },
  },
  {
    ...runners,
    ...onItem,
    route: '/meetings/:id/items/:item/declining',
    fields: () => ({ reason: said(), ...consent }),
  },
  {
    ...onMeeting,
    may: SIGNED_IN,
    by: 'passer',
    route: '/meetings/:id/hubs',
    fields: () => ({ place: said(), line: said(), ...consent }),
    learns: { hub: 'hub' },
  },
  {
    ...onHub,
    may: SIGNED_IN,
    by: 'passer',
    alsoBy: ['member'],
    route: '/meetings/:id/hubs/:hub/people',
    fields: () => consent,
  },
  {
    ...onHub,
    may: ['passer', 'member'],
    by: 'member',
    route: '/meetings/:id/hubs/:hub/departures',
    fields: () => consent,
  },
  {
    ...onHub,
    may: ['passer', ...RUNNERS],
    by: 'passer',
    route: '/meetings/:id/hubs/:hub/closing',
    fields: () => consent,
  },
  {
    ...runners,
    ...onMeeting,
    route: '/meetings/:id/sessions',
    fields: () => ({
      title: said(),
      day: when.day,
      time: '15:10',
      minutes: '20',
      room: said(),
      channels: ['fr', 'ar'],
      captions: 'https://captions.example/1',
      ...consent,
    }),
    learns: { 'meeting-session': 'session' },
  },
  {
    ...runners,
    ids: { id: 'meeting', session: 'session' },
    route: '/meetings/:id/sessions/:session/removal',
    fields: () => consent,
  },
  {
    ...onMeeting,
    may: SIGNED_IN,
    by: 'passer',
    route: '/meetings/:id/materials',
    fields: () => ({ title: said(), href: 'https://example.org/paper', ...consent }),
    takesFile: { field: 'file', insteadOf: 'href' },
    learns: { 'meeting-material': 'material' },
  },
  {
    ...runners,
    ids: { id: 'meeting', material: 'material' },
    route: '/meetings/:id/materials/:material/approval',
    fields: () => consent,
  },
  {
    ...runners,
    ids: { id: 'meeting', material: 'material' },
    route: '/meetings/:id/materials/:material/declining',
    fields: () => ({ reason: said(), ...consent }),
  },
  {
    ...runners,
    route: '/bodies/:slug/cycles',
    ids: { slug: 'body' },
    fields: () => ({ name: said(), regions: 'Africa\n<b>Asia</b>', ...consent }),
    learns: { cycle: 'cycle' },
  },
  {
    ...runners,
    ids: { id: 'body-meeting' },
    route: '/meetings/:id/cycle',
    fields: (known) => ({ cycle: known('cycle'), region: 'Africa', reason: said(), ...consent }),
  },
  {
    ...onMeeting,
    may: SIGNED_IN,
    by: 'member',
    route: '/meetings/:id/requests',
    fields: () => ({ kind: 'visa', words: said(), ...consent }),
  },
  {
    ...onMeeting,
    // Of one's own alone: whoever has none takes back nothing.
    may: SIGNED_IN,
    by: 'member',
    route: '/meetings/:id/requests/withdrawal',
    fields: () => ({ kind: 'visa', ...consent }),
  },
  {
    ...runners,
    ...onMeeting,
    route: '/meetings/:id/cancellation',
    fields: () => ({ revision: '2', reason: said(), ...consent }),
  },
]
