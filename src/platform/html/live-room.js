/** Keeps a live room as it is: what changed is read again and put in its place, never a form. */

/** A thousand who hear of one change ask for it one after another. */
const SPREAD_MS = 300
/** What was asked for before it was there is asked for again, and so is what a bad line lost. */
const AGAIN_MS = 400
const TRIES_MAX = 10
const SECOND_MS = 1_000

const status = document.querySelector('[data-room]')
/** The last that was told, by number; and how far this clock is from the one of the room. */
let told = Number(status?.dataset.told)
let skew = 0

/** One part as all read it, or the forms of whoever runs the meeting. */
function follow(place, address, isOwn) {
  let waiting = 0
  let tries = 0
  let touched = false

  async function read() {
    waiting = 0
    // Nobody loses a word, or the place of their hand, to what others do.
    if (isOwn && (touched || place.contains(document.activeElement))) return
    try {
      const credentials = isOwn ? 'same-origin' : 'omit'
      const answer = await fetch(address, { credentials, headers: { accept: 'text/html' } })
      if (!answer.ok) throw new Error(answer.status)
      const html = await answer.text()
      skew = Date.parse(answer.headers.get('date')) - Date.now() || 0
      const fresh = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild
      put(place, fresh)
      // What is kept for all may be older than what was told to us.
      if (Number(fresh.dataset.told) >= told) tries = 0
      else again()
    } catch {
      again()
    }
  }

  const again = () => {
    if (tries++ < TRIES_MAX) ask(AGAIN_MS * tries)
  }
  const ask = (least = 0) => {
    waiting ||= setTimeout(read, least + Math.random() * SPREAD_MS)
  }
  place.addEventListener('input', () => (touched = true))
  return () => {
    tries = 0
    ask()
  }
}

function put(place, fresh) {
  const before = place.querySelector('[data-say]')?.textContent
  place.replaceChildren(...fresh.childNodes)
  const title = place.querySelector('[data-title]')
  if (title) document.querySelector('h1').firstElementChild.textContent = title.textContent
  const say = place.querySelector('[data-say]')?.textContent
  if (say && say !== before) status.textContent = say
  tick()
}

const digits = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** Clocks run by the time of the room, whatever the clock of this machine says. */
function tick() {
  const now = Date.now() + skew
  for (const clock of document.querySelectorAll('[data-from], [data-until]')) {
    const { from, until } = clock.dataset
    const seconds = Math.max(0, (from ? now - from : until - now) / SECOND_MS)
    if (clock.tagName === 'PROGRESS') clock.value = seconds
    else clock.textContent = digits(seconds)
  }
}

function open() {
  const source = new EventSource(`${status.dataset.room}?after=${told}`)
  for (const kind of readers.keys()) {
    source.addEventListener(kind, ({ lastEventId }) => {
      told = Math.max(told, Number(lastEventId))
      for (const ask of readers.get(kind)) ask()
    })
  }
  // More was missed than is told one by one: all is read again, and from there on heard.
  source.addEventListener('reset', async () => {
    source.close()
    for (const ask of all) ask()
    const answer = await fetch(parts[0].dataset.part, { credentials: 'omit' }).catch(
      () => undefined,
    )
    const html = (await answer?.text()) ?? ''
    const number = /data-told="(\d+)"/.exec(html)?.[1]
    if (number) told = Number(number)
    setTimeout(open, AGAIN_MS)
  })
}

const parts = [...document.querySelectorAll('[data-part]')]
const readers = new Map()
const all = new Set()
if (status) {
  for (const place of document.querySelectorAll('[data-part], [data-own]')) {
    const { part, own, kinds } = place.dataset
    const ask = follow(place, part ?? own, part === undefined)
    all.add(ask)
    for (const kind of kinds.split(' ')) readers.set(kind, [...(readers.get(kind) ?? []), ask])
  }
  open()
  // The first answer sets the clocks.
  if (document.querySelector('[data-from], [data-until]')) for (const ask of all) ask()
  setInterval(tick, SECOND_MS)
}
