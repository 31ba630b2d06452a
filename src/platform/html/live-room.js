/** Keeps a live room as it is: what changed is read again and put in its place, never a form. */

/** A thousand who hear of one change ask for it one after another. */
const SPREAD_MS = 300
/** What was asked for before it was there is asked for again, and so is what a bad line lost. */
const AGAIN_MS = 400
/** Forms are rendered for each alone: where all read theirs again, they do so more slowly. */
const CROWD_MS = 3_000
const TRIES_MAX = 10
/** A line that was refused is asked for again after so long, and up to twice that. */
const REOPEN_MS = 3_000
const SECOND_MS = 1_000

const status = document.querySelector('[data-room]')
/** The last that was told, by number; and how far this clock is from the one of the room. */
let told = Number(status?.dataset.told)
let skew = 0

const WRITTEN = 'input[type=text], textarea'

/** One part as all read it, or the forms of whoever is signed in. */
function follow(place, address, isOwn) {
  let waiting = 0
  let tries = 0
  let missed = false
  // A form that came back holds what was typed.
  let touched = isOwn && [...place.querySelectorAll(WRITTEN)].some((field) => field.defaultValue)

  async function read() {
    waiting = 0
    // Nobody loses a word, or the place of their hand, to what others do.
    missed = isOwn && (touched || place.contains(document.activeElement))
    if (missed) return
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
  const ask = (least = 0, spread = SPREAD_MS) => {
    waiting ||= setTimeout(read, least + Math.random() * spread)
  }
  place.addEventListener('input', () => (touched = true))
  place.addEventListener('focusout', () => missed && !touched && ask())
  return (spread) => {
    tries = 0
    ask(0, spread)
  }
}

function put(place, fresh) {
  const before = place.querySelector('[data-say]')?.textContent
  place.replaceChildren(...fresh.childNodes)
  place.querySelectorAll('time[data-local]').forEach(addOwnTime)
  const title = place.querySelector('[data-title]')
  if (title) document.querySelector('h1').firstElementChild.textContent = title.textContent
  const say = place.querySelector('[data-say]')?.textContent
  if (say && say !== before) announce(say)
  tick()
}

/** What changed at once is one announcement: who speaks is not lost to how many wait. */
let announcedAt = 0
function announce(words) {
  const now = Date.now()
  status.textContent = now - announcedAt < SECOND_MS ? `${status.textContent} ${words}` : words
  announcedAt = now
}

/** Parts are the same for all: beside a time goes that of the reader, as on the page at first. */
function addOwnTime(shown) {
  const timeZone = status.dataset.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const beside = shown.nextElementSibling
  if (status.dataset.zone && beside?.matches('time.own')) beside.remove()
  if (timeZone === shown.dataset.local) return
  const language = document.documentElement.lang
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ numberingSystem: 'latn', timeZone, hourCycle: 'h23', timeZoneName: 'short' },
    ...{ weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  })
  const own = document.createElement('time')
  own.dateTime = shown.dateTime
  own.className = 'own'
  own.textContent = `(${format.format(new Date(shown.dateTime))})`
  shown.after(' ', own)
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
    source.addEventListener(kind, ({ lastEventId, data }) => {
      told = Math.max(told, Number(lastEventId))
      const names = data.split(' ')
      for (const hear of readers.get(kind)) hear(names)
    })
  }
  // Where what stands between answers for the room, a browser gives up; we ask again.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(open, REOPEN_MS * (1 + Math.random()))
  })
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
    const { part, own, kinds, mine } = place.dataset
    const ask = follow(place, part ?? own, part === undefined)
    all.add(ask)
    const heard = (kind, hear) => readers.set(kind, [...(readers.get(kind) ?? []), hear])
    const isOfCrowd = part === undefined && !('runs' in status.dataset)
    for (const kind of kinds.split(' ')) heard(kind, () => ask(isOfCrowd ? CROWD_MS : undefined))
    for (const kind of mine?.split(' ') ?? []) {
      heard(kind, (names) => names.includes(status.dataset.me) && ask())
    }
  }
  open()
  // The first answer sets the clocks.
  if (document.querySelector('[data-from], [data-until]'))
    follow(parts[0], parts[0].dataset.part, false)()
  setInterval(tick, SECOND_MS)
}
