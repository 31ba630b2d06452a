/** A stand-in for the part of a browser that turns speech into words: a test says what it hears. */

/** Put into a page before its own scripts. Like that of a browser it ends once it was stopped. */
export const aListener = `
  globalThis.SpeechRecognition = class extends EventTarget {
    start() {
      globalThis.listener = this
    }
    stop() {
      if (globalThis.listener !== this) return
      globalThis.listener = undefined
      this.dispatchEvent(new Event('end'))
    }
  }
`

export const isListening = 'globalThis.listener !== undefined'

/** A guess that may still change is not final. */
export type Hearing = { readonly words: string; readonly isFinal: boolean }

/** What the page is to hear next; nobody hears it where nothing listens. */
export const heard = (some: readonly Hearing[]): string => `
  globalThis.listener?.dispatchEvent(
    Object.assign(new Event('result'), {
      resultIndex: 0,
      results: ${JSON.stringify(some)}.map(({ words, isFinal }) =>
        Object.assign([{ transcript: words }], { isFinal })),
    }),
  )
`
