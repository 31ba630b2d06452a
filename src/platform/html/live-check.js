/** Checks a text while it is written: what is wrong stands beside it, and the caret stays. */

/** As long as this nothing must be typed: nobody wants to be told in the middle of a word. */
const PAUSE_MS = 600

/** A form marked data-check with an address; what it answers goes into the marked place. */
function checkAsTyped(form) {
  const text = form.querySelector('textarea')
  const place = document.querySelector('[data-checked]')
  let waiting = 0
  let asking = new AbortController()

  async function check() {
    asking.abort()
    const { signal } = (asking = new AbortController())
    place.setAttribute('aria-busy', 'true')
    try {
      const body = new URLSearchParams({ [text.name]: text.value })
      const answer = await fetch(form.dataset.check, { method: 'POST', body, signal })
      const html = answer.ok ? await answer.text() : ''
      const told = new DOMParser().parseFromString(html, 'text/html').body
      // The same said again would be read aloud again.
      if (told.innerHTML && told.innerHTML !== place.innerHTML)
        place.replaceChildren(...told.childNodes)
    } catch {
      // Overtaken by a newer check, or offline: the button still asks.
    }
    if (asking.signal === signal) place.removeAttribute('aria-busy')
  }

  text.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(check, PAUSE_MS)
  })
  place.addEventListener('click', ({ target }) => {
    if (target.dataset.line) goTo(text, Number(target.dataset.line))
  })
  if (text.value) check()
}

/** Marks a line, counted from 1, and brings it into view. */
function goTo(text, line) {
  const lines = text.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  text.focus()
  text.setSelectionRange(start, start + (lines[line - 1] ?? '').length)
  text.scrollTop = (text.scrollHeight / lines.length) * (line - 3)
}

for (const form of document.querySelectorAll('form[data-check]')) checkAsTyped(form)
